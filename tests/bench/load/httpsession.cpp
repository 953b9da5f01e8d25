// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/httpsession.h"

namespace madang::bench
{

std::string HttpSession::hello() const
{
    std::string body =
        R"({"do":"hello","ref":1,"client":{"name":"bench","version":"1"},"watch":[],"session":")" + session + '"';
    if (!cursor.empty())
        body += R"(,"cursor":")" + cursor + '"';
    body += '}';
    return "POST /api/v1/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: "
           "Bearer " +
           token + "\r\nMadang-Session: " + session + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

std::string HttpSession::events(std::string_view accept, std::string_view wait) const
{
    std::string head = "GET /api/v1/events?cursor=" + cursor;
    if (!wait.empty())
        head.append("&wait=").append(wait);
    head.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: ").append(accept);
    return head + "\r\nAuthorization: Bearer " + token + "\r\nMadang-Session: " + session + "\r\n\r\n";
}

void HttpSession::takeCursor(std::string_view body)
{
    constexpr std::string_view key = R"("cursor":")";
    const size_t at = body.find(key);
    if (at == std::string_view::npos)
        return;
    const size_t begin = at + key.size();
    cursor = body.substr(begin, body.find('"', begin) - begin);
}

} // namespace madang::bench
