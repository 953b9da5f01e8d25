// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/asked.h"
#include "server/hub/changes.h"
#include "server/hub/replays.h"
#include "server/hub/settings.h"
#include "server/hub/snapshots.h"
#include "server/hub/usher.h"

namespace madang::server
{

/// Answers `hello`: who is there, and from where the client goes on.
///
///     hello ──> known token? ──> cursor known and near? ── yes ──> Welcome (resumed) ──> replay ──> live
///                  └ no: 4501        └ no ──> Welcome with a snapshot ──> replay from there ──> live
///
/// Over HTTP the Welcome is all of it: what follows is asked for at the Wicket.
class Greeter
{
public:
    struct House {
        const Directory &directory;
        const SignIn &signIn;
        Sessions &sessions;
        PresenceBoard &presence;
        Snapshots &snapshots;
        Replays &replays;
        Changes &changes;
        Usher &usher;
    };

    Greeter(const House &house, HubSettings settings);

    void greet(const Hello &hello, const Asked &asked);

private:
    [[nodiscard]] bool letIn(const Hello &hello, const Asked &asked);
    [[nodiscard]] bool recognize(const Hello &hello, const Asked &asked);
    static void refuseStranger(const Asked &asked);
    void beginAfresh(const Asked &asked);
    /// Says Welcome and lets the events come.
    void welcome(const Asked &asked, const Cursor &cursor, std::optional<Snapshot> snapshot);

    House m_house;
    HubSettings m_settings;
};

} // namespace madang::server
