// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace madang::bench
{

/// One client on a non-blocking socket, small enough for ten thousand in a process. It trusts its server: it is for
/// measuring, not for talking to strangers.
class Client
{
public:
    /// What to do with a message.
    using Heard = std::function<void(Client &, std::string_view)>;

    /// Begins to connect to 127.0.0.1.
    Client(uint16_t port, Heard heard);
    virtual ~Client();
    Client(const Client &) = delete;
    Client(Client &&) = delete;
    Client &operator=(const Client &) = delete;
    Client &operator=(Client &&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

    /// To be called when the descriptor can be read or written.
    void proceed();
    /// A message to the server, where this way carries any.
    virtual void send(std::string_view /*message*/) {}
    /// When it wants to be woken, in nanoseconds on the steady clock; 0: not at all.
    [[nodiscard]] uint64_t wakeAt() const { return m_wakeAt; }
    void wake();

    uint64_t tag = 0; ///< its user's own
    bool isReady = false;

protected:
    /// It is connected.
    virtual void begin() = 0;
    /// There is more in received().
    virtual void take() = 0;
    virtual void onWoken() {}

    [[nodiscard]] std::string &received() { return m_in; }
    void hear(std::string_view message) { m_heard(*this, message); }
    void write(std::string_view bytes);
    void breakOff() { m_isBroken = true; }
    void wakeMeAt(uint64_t moment) { m_wakeAt = moment; }
    /// Gives memory back that a burst took.
    void spare();

private:
    [[nodiscard]] bool isConnected() const;
    void readAll();
    void flush();

    Heard m_heard;
    std::string m_in;  ///< what is not yet complete
    std::string m_out; ///< what the kernel would not take
    uint64_t m_wakeAt = 0;
    int m_descriptor = -1;
    bool m_hasBegun = false;
    bool m_isBroken = false;
};

} // namespace madang::bench
