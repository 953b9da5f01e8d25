// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/commands/desk.h"
#include "server/hub/greeter.h"
#include "server/hub/peer.h"

#include <deque>

namespace madang::server
{

/// A connection's conversation with the hub: hello first, then commands in their order; who talks too much nonsense is
/// sent away.
class PeerLine final : public Peer
{
public:
    struct House {
        Greeter &greeter;
        Desk &desk;
        Replays &replays;
        Sessions &sessions;
        const Clock &clock;
    };

    PeerLine(Outlet &outlet, const House &house, std::function<void(PeerLine &)> gone);
    ~PeerLine() override;
    Q_DISABLE_COPY_MOVE(PeerLine)

    void receive(const Request &request, qsizetype bytes) override;
    void refuse(const Refusal &refusal) override;
    void drained() override;
    [[nodiscard]] bool isWelcome() const override;
    [[nodiscard]] Line &line() { return *m_line; }

private:
    void run(const Request &request, qsizetype bytes);
    /// Says no, and counts what had no `ref`: the one place that knows how much nonsense came.
    void answer(const Refusal &refusal);

    std::shared_ptr<Line> m_line;
    House m_house;
    std::function<void(PeerLine &)> m_gone;
    bool m_saidHello = false;
    std::deque<milliseconds> m_refusals; ///< when, the last minute's
};

} // namespace madang::server
