// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/webclient.h"

#include <array>
#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

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
    : m_head(headFor(path, protocol))
    , m_heard(std::move(heard))
    , m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
{
    const int one = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 &&
        errno != EINPROGRESS)
        m_isBroken = true;
}

WebClient::~WebClient()
{
    ::close(m_descriptor);
}

void WebClient::proceed()
{
    if (m_isBroken)
        return;
    if (!std::exchange(m_isAsked, true)) {
        int problem = 0;
        socklen_t length = sizeof problem;
        ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &problem, &length);
        if (problem != 0) {
            m_isBroken = true;
            return;
        }
        write(m_head);
    }
    flush();
    readAll();
}

void WebClient::readAll()
{
    static std::array<char, 262'144> buffer;
    while (!m_isBroken) {
        const ssize_t got = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
            m_isBroken = true;
            return;
        }
        if (got < 0)
            return;
        m_in.append(buffer.data(), static_cast<size_t>(got));
        if (!m_isOpen)
            takeHead();
        if (m_isOpen)
            takeFrames();
        if (static_cast<size_t>(got) < buffer.size())
            return;
    }
}

void WebClient::takeHead()
{
    const size_t end = m_in.find("\r\n\r\n");
    if (end == std::string::npos)
        return;
    if (!m_in.starts_with("HTTP/1.1 101")) {
        m_isBroken = true;
        return;
    }
    m_in.erase(0, end + 4);
    m_isOpen = true;
    m_head = {};
    m_heard(*this, {});
}

void WebClient::takeFrames()
{
    std::string_view rest = m_in;
    while (rest.size() >= 2 && !m_isBroken) {
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
            m_heard(*this, payload);
        else if (opcode == ping)
            sendFrame(pong, payload);
        else if (opcode == closing)
            m_isBroken = true;
    }
    if (rest.empty())
        m_in.clear();
    else
        m_in.erase(0, m_in.size() - rest.size());
    if (m_in.empty() && m_in.capacity() > 4'096)
        m_in.shrink_to_fit();
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

void WebClient::write(std::string_view bytes)
{
    m_out += bytes;
    flush();
}

void WebClient::flush()
{
    while (!m_out.empty() && !m_isBroken) {
        const ssize_t sent = ::send(m_descriptor, m_out.data(), m_out.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            m_isBroken = errno != EAGAIN && errno != EINTR;
            return;
        }
        m_out.erase(0, static_cast<size_t>(sent));
    }
    m_out.shrink_to_fit();
}

} // namespace madang::bench
