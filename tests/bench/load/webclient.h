// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace madang::bench
{

/// One WebSocket client on a non-blocking socket, small enough for ten thousand in a process. It trusts its server: it
/// is for measuring, not for talking to strangers.
class WebClient
{
public:
    /// What to do with a text or binary message.
    using Heard = std::function<void(WebClient &, std::string_view)>;

    /// Begins to connect to 127.0.0.1. `path` with its query; `protocol` may be empty.
    WebClient(uint16_t port, const std::string &path, const std::string &protocol, Heard heard);
    ~WebClient();
    WebClient(const WebClient &) = delete;
    WebClient(WebClient &&) = delete;
    WebClient &operator=(const WebClient &) = delete;
    WebClient &operator=(WebClient &&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

    /// To be called when the descriptor can be read or written.
    void proceed();
    /// One text message, masked as a client must.
    void send(std::string_view message);

    uint64_t tag = 0; ///< its user's own
    bool isReady = false;

private:
    void readAll();
    void takeHead();
    void takeFrames();
    void write(std::string_view bytes);
    void flush();
    void sendFrame(uint8_t opcode, std::string_view payload);

    std::string m_head;
    Heard m_heard;
    std::string m_in;  ///< what is not yet complete
    std::string m_out; ///< what the kernel would not take
    int m_descriptor = -1;
    bool m_isAsked = false;
    bool m_isOpen = false;
    bool m_isBroken = false;
};

} // namespace madang::bench
