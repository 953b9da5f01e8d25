// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/client.h"

namespace madang::bench
{

/// A WebSocket. It is heard with an empty message when it is open.
class WebClient final : public Client
{
public:
    /// `path` with its query; `protocol` may be empty.
    WebClient(uint16_t port, const std::string &path, const std::string &protocol, Heard heard);

    /// One text message, masked as a client must.
    void send(std::string_view message) override;

protected:
    void begin() override;
    void take() override;

private:
    void takeHead();
    void takeFrames();
    void sendFrame(uint8_t opcode, std::string_view payload);

    std::string m_head;
    bool m_isOpen = false;
};

} // namespace madang::bench
