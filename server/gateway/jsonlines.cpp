// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/jsonlines.h"

#include <array>
#include <charconv>

namespace madang::server
{

QList<HttpField> JsonLines::fields() const
{
    if (m_framing == Framing::UntilClose)
        return {};
    return {{"Transfer-Encoding", "chunked"}};
}

void JsonLines::appendOpening(std::string &out) const
{
    appendLine(out, {});
}

void JsonLines::append(std::string &out, const Frame &frame, QByteArrayView /*epoch*/) const
{
    appendLine(out, frame.json);
}

void JsonLines::appendEnd(std::string &out) const
{
    if (m_framing == Framing::Chunked)
        out.append("0\r\n\r\n");
}

void JsonLines::appendLine(std::string &out, QByteArrayView line) const
{
    constexpr size_t around = 32; // room for all at once, not for each piece anew
    out.reserve(out.size() + static_cast<size_t>(line.size()) + around);
    if (m_framing == Framing::Chunked) {
        constexpr int hexadecimal = 16;
        std::array<char, 20> digits{};
        const auto end = std::to_chars(digits.begin(), digits.end(), line.size() + 1, hexadecimal);
        out.append(digits.data(), end.ptr).append("\r\n");
    }
    out.append(line.data(), static_cast<size_t>(line.size())).append(1, '\n');
    if (m_framing == Framing::Chunked)
        out.append("\r\n");
}

} // namespace madang::server
