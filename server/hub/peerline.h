// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/commands/desk.h"
#include "server/hub/greeter.h"
#include "server/hub/linehold.h"
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
        const Clock &clock;
    };

    PeerLine(const LineHold::House &holding, Outlet &outlet, const House &house);

    void receive(const Request &request, qsizetype bytes) override;
    void refuse(const Refusal &refusal) override;
    void drained() override;
    [[nodiscard]] bool isWelcome() const override;

private:
    [[nodiscard]] const std::shared_ptr<Line> &line() const { return m_hold.line(); }
    void run(const Request &request, qsizetype bytes);
    /// Says no, and counts what had no `ref`: the one place that knows how much nonsense came.
    void answer(const Refusal &refusal);

    LineHold m_hold;
    House m_house;
    bool m_saidHello = false;
    std::deque<milliseconds> m_refusals; ///< when, the last minute's
};

} // namespace madang::server
