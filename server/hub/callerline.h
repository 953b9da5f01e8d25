// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/commands/desk.h"
#include "server/hub/greeter.h"
#include "server/hub/linehold.h"
#include "server/hub/peer.h"

namespace madang::server
{

/// One request's commands, in their order, each answered. It hears nothing of what happens.
class CallerLine final : public Peer
{
public:
    struct House {
        Greeter &greeter;
        Desk &desk;
        Turnstile &turnstile;
    };

    CallerLine(const LineHold::House &holding, Outlet &outlet, const House &house);

    void receive(const Request &request, qsizetype bytes) override;
    void refuse(const Refusal &refusal) override;
    void drained() override {}
    [[nodiscard]] bool isWelcome() const override { return true; }
    [[nodiscard]] const std::shared_ptr<Line> &line() const { return m_hold.line(); }

private:
    void carryOut(const Command &command, const Asked &asked) const;
    void greet(const Hello &hello, const Asked &asked) const;

    LineHold m_hold;
    House m_house;
};

} // namespace madang::server
