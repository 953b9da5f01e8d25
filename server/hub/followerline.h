// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/linehold.h"
#include "server/hub/peer.h"
#include "server/hub/replays.h"

namespace madang::server
{

/// One who only hears what happens: a stream over HTTP. What it has to say comes with requests of its own.
class FollowerLine final : public Peer
{
public:
    FollowerLine(const LineHold::House &house, Outlet &outlet, Replays &replays)
        : m_hold(house, outlet, Line::Use::Following)
        , m_replays(replays)
    {
    }

    void receive(const Request & /*request*/, qsizetype /*bytes*/) override {}
    void refuse(const Refusal & /*refusal*/) override {}
    void drained() override { m_replays.drained(m_hold.line()); }
    [[nodiscard]] bool isWelcome() const override { return m_hold.line()->phase != Line::Phase::Stranger; }
    [[nodiscard]] const std::shared_ptr<Line> &line() const { return m_hold.line(); }

private:
    LineHold m_hold;
    Replays &m_replays;
};

} // namespace madang::server
