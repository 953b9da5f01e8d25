// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ladder/ways.h"
#include "tests/support/faketransport.h"

#include <optional>

namespace madang::tests
{

/// Ways that the test plays: what goes over the line goes over them, and which of them are tried the test says.
/// Without Q_OBJECT, as FakeTransport.
class FakeWays final : public client::Ways
{
    Q_DISABLE_COPY_MOVE(FakeWays)

public:
    explicit FakeWays(FakeTransport &line)
        : m_line(line)
    {
        connect(&line, &Transport::opened, this, &Transport::opened);
        connect(&line, &Transport::received, this, &Transport::received);
        connect(&line, &Transport::closed, this, &Transport::closed);
        connect(&line, &Transport::goesBy, this, &Transport::goesBy);
        connect(&line, &Transport::carried, this, &Transport::carried);
    }

    int looks = 0; ///< upwards

    void open(const client::Endpoint &endpoint) override { m_line.open(endpoint); }
    void send(const Request &request) override { m_line.send(request); }
    void close() override { m_line.close(); }
    void choose(std::optional<client::Way> way) override { m_chosen = way; }
    [[nodiscard]] std::optional<client::Way> chosen() const override { return m_chosen; }
    void lookUpwards() override { ++looks; }

    void tries(const client::Trial &trial) { emit tried(trial); }
    /// Beside the way that works.
    void probeFails(client::Obstacle obstacle)
    {
        tries({.way = client::Way::WebSocket,
               .outcome = client::Trial::Outcome::Failed,
               .obstacle = obstacle,
               .isProbe = true});
    }
    void carries(const client::Carried &what) { emit carried(what); }
    void brings(client::Way way, const QByteArray &message)
    {
        carries({.direction = client::Carried::Direction::In, .way = way, .message = message, .bytes = message.size()});
    }

private:
    FakeTransport &m_line;
    std::optional<client::Way> m_chosen;
};

} // namespace madang::tests
