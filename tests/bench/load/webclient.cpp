// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/webclient.h"

#include <utility>

namespace madang::bench
{

namespace
{

constexpr uint8_t text = 1;
constexpr uint8_t binary = 2;
constexpr uint8_t closing = 8;
constexpr uint8_t ping = 9;
constexpr uint8_t pong = 10;

std::string headFor(const std::string &path, const std::string &protocol)
{
    std::string head = "GET " + path +
                       " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bWFkYW5nIG1lYXN1cmVzIQ==\r\n";
    if (!protocol.empty())
        head += "Sec-WebSocket-Protocol: " + protocol + "\r\n";
    return head + "\r\n";
}

uint64_t bigEndian(std::string_view bytes)
{
    uint64_t number = 0;
    for (const char byte : bytes)
        number = number << 8U | static_cast<uint8_t>(byte);
    return number;
}

} // namespace

WebClient::WebClient(uint16_t port, const std::string &path, const std::string &protocol, Heard heard)
    : Client(port, std::move(heard))
    , m_head(headFor(path, protocol))
{
}

void WebClient::begin()
{
    write(std::exchange(m_head, {}));
}

void WebClient::take()
{
    if (!m_isOpen)
        takeHead();
    if (m_isOpen)
        takeFrames();
}

void WebClient::takeHead()
{
    std::string &in = received();
    const size_t end = in.find("\r\n\r\n");
    if (end == std::string::npos)
        return;
    if (!in.starts_with("HTTP/1.1 101")) {
        breakOff();
        return;
    }
    in.erase(0, end + 4);
    m_isOpen = true;
    hear({});
}

void WebClient::takeFrames()
{
    std::string &in = received();
    std::string_view rest = in;
    while (rest.size() >= 2 && !isBroken()) {
        const auto opcode = static_cast<uint8_t>(static_cast<uint8_t>(rest[0]) & 0x0fU);
        uint64_t length = static_cast<uint8_t>(rest[1]) & 0x7fU;
        size_t header = 2;
        if (length >= 126) {
            const size_t digits = length == 126 ? 2 : 8;
            header += digits;
            if (rest.size() < header)
                break;
            length = bigEndian(rest.substr(2, digits));
        }
        if (rest.size() < header + length)
            break;
        const std::string_view payload = rest.substr(header, length);
        rest.remove_prefix(header + length);
        if (opcode == text || opcode == binary)
            hear(payload);
        else if (opcode == ping)
            sendFrame(pong, payload);
        else if (opcode == closing)
            breakOff();
    }
    in.erase(0, in.size() - rest.size());
    spare();
}

void WebClient::send(std::string_view message)
{
    sendFrame(text, message);
}

/// The mask is of zeros: it satisfies the rule and leaves the bytes as they are.
void WebClient::sendFrame(uint8_t opcode, std::string_view payload)
{
    std::string frame(1, static_cast<char>(0x80U | opcode));
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80U | payload.size());
    } else {
        frame += static_cast<char>(0x80U | 126U);
        frame += static_cast<char>(payload.size() >> 8U);
        frame += static_cast<char>(payload.size() & 0xffU);
    }
    frame.append(4, '\0');
    frame += payload;
    write(frame);
}

} // namespace madang::bench
