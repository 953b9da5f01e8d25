// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/httpanswers.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace madang::bench
{

namespace
{

constexpr size_t lineEnd = 2;

/// The server writes the names of its fields always the same.
std::string_view fieldIn(std::string_view head, std::string_view name)
{
    const size_t at = head.find(name);
    if (at == std::string_view::npos)
        return {};
    const size_t begin = at + name.size();
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

} // namespace

void HttpAnswers::read(std::string &in, std::string &body)
{
    bool moves = true;
    while (moves) {
        switch (m_place) {
        case Place::Head:
            moves = takeHead(in);
            break;
        case Place::ChunkHead:
            moves = takeChunkHead(in);
            break;
        case Place::Counted:
        case Place::Chunk:
            moves = takeBytes(in, body);
            break;
        case Place::Endless:
            body += in;
            in.clear();
            return;
        case Place::End:
            return;
        }
    }
}

bool HttpAnswers::takeHead(std::string &in)
{
    const size_t end = in.find("\r\n\r\n");
    if (end == std::string::npos)
        return false;
    const std::string_view head = std::string_view(in).substr(0, end + lineEnd);
    m_isRefused = m_isRefused || !head.starts_with("HTTP/1.1 200");
    const std::string_view length = fieldIn(head, "\r\nContent-Length: ");
    m_left = 0;
    std::from_chars(length.data(), length.data() + length.size(), m_left);
    if (!length.empty())
        m_place = m_left == 0 ? Place::End : Place::Counted;
    else
        m_place = fieldIn(head, "\r\nTransfer-Encoding: ") == "chunked" ? Place::ChunkHead : Place::Endless;
    in.erase(0, end + 2 * lineEnd);
    return true;
}

bool HttpAnswers::takeChunkHead(std::string &in)
{
    const size_t end = in.find("\r\n");
    if (end == std::string::npos)
        return false;
    size_t size = 0;
    std::from_chars(in.data(), in.data() + end, size, 16);
    const size_t taken = end + (size == 0 ? 2 * lineEnd : lineEnd); // with the last one, the empty line that ends all
    if (in.size() < taken)
        return false;
    in.erase(0, taken);
    m_left = size + lineEnd;
    m_place = size == 0 ? Place::End : Place::Chunk;
    return true;
}

bool HttpAnswers::takeBytes(std::string &in, std::string &body)
{
    const size_t trailing = m_place == Place::Chunk ? lineEnd : 0;
    const size_t count = std::min(m_left, in.size());
    const size_t ofBody = m_left > trailing ? std::min(count, m_left - trailing) : 0;
    body.append(in, 0, ofBody);
    in.erase(0, count);
    m_left -= count;
    if (m_left == 0)
        m_place = m_place == Place::Chunk ? Place::ChunkHead : Place::End;
    return count > 0;
}

} // namespace madang::bench
