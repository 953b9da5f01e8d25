// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/callerline.h"
#include "server/hub/consequences.h"
#include "server/hub/followerline.h"
#include "server/hub/heartbeat.h"
#include "server/hub/peerline.h"
#include "server/hub/usher.h"
#include "server/ticker.h"

namespace madang::server
{

/// Who is here and what they may do. It wires its parts, each of which is one idea in a file of its own, and knows
/// neither bytes nor sockets.
class Hub final : public Door, public Wicket, public AccountWatcher
{
public:
    struct Surroundings {
        Directory &directory; ///< as the log was opened
        Log &log;
        LogReader &reader;
        const SignIn &signIn;
        AccountCommands &accounts;
        const Clock &clock;
        Ticker &ticker;
    };

    Hub(const Surroundings &around, const HubSettings &settings);
    Q_DISABLE_COPY_MOVE(Hub)

    [[nodiscard]] std::unique_ptr<Peer> attach(Outlet &outlet) override;
    void closeAll() override;

    [[nodiscard]] std::unique_ptr<Peer> follow(const Follow &follow, Outlet &outlet, const Begun &begun) override;
    [[nodiscard]] Expected<std::unique_ptr<Peer>, Error> call(const Caller &caller, Outlet &outlet) override;
    void snapshot(const Caller &caller, const std::function<void(const Expected<Snapshot, Error> &)> &then) override;
    [[nodiscard]] bool hasLeft(const Caller &caller) const override;

    void userEnrolled(const Commit &commit) override;
    void devicesSignedOut(const QList<DeviceId> &devices) override;

private:
    [[nodiscard]] LineHold::House holding() { return {m_sessions, m_lines, m_clock}; }
    void onLive(const std::shared_ptr<Line> &line);
    void tick();

    Directory &m_directory;
    const Clock &m_clock;
    HubSettings m_settings;

    Sessions m_sessions{};
    Farewells m_farewells{};
    std::unordered_set<std::shared_ptr<Line>> m_lines{}; ///< of all connections
    FanOut m_fanOut;
    PresenceBoard m_presence;
    TypingBoard m_typing;
    Heartbeat m_heartbeat;
    Changes m_changes;
    CommonRoom m_commonRoom;
    Consequences m_consequences;
    Snapshots m_snapshots;
    Replays m_replays;
    Turnstile m_turnstile;
    Usher m_usher;
    Greeter m_greeter;
    Desk m_desk;
};

} // namespace madang::server
