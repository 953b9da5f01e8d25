// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/hub.h"

#include "server/hub/frames.h"

namespace madang::server
{
namespace
{

UserRates ratesFrom(const HubSettings &settings)
{
    // A program that has just come back asks for more at once than it does later.
    constexpr qint64 commandSeconds = 2;
    constexpr qint64 arrivalSeconds = 20; // on a network that cuts them again and again, also from many devices
    const auto commands = [&settings](qint64 seconds) {
        return rateOf(settings.commandsPerSecond, std::chrono::seconds(1), seconds * settings.commandsPerSecond);
    };
    return {.posts = rateOf(settings.postsPerSecond, std::chrono::seconds(1), settings.postsBurst),
            .commands = commands(commandSeconds),
            .arrivals = commands(arrivalSeconds)};
}

} // namespace

Hub::Hub(const Surroundings &around, const HubSettings &settings)
    : m_directory(around.directory)
    , m_clock(around.clock)
    , m_settings(settings)
    , m_fanOut(m_directory, m_sessions)
    , m_presence(m_sessions, m_clock)
    , m_typing(m_fanOut, m_clock, settings.typingPerSecond)
    , m_heartbeat(m_directory, m_sessions, m_clock)
    , m_changes(around.log, [this](const Commit &commit) { m_consequences.follow(commit.event); })
    , m_commonRoom(m_directory, m_changes)
    , m_consequences({.directory = m_directory,
                      .fanOut = m_fanOut,
                      .sessions = m_sessions,
                      .presence = m_presence,
                      .typing = m_typing,
                      .commonRoom = m_commonRoom,
                      .accounts = around.accounts})
    , m_snapshots(m_directory, m_presence, around.reader)
    , m_replays(m_directory, around.reader, [this](const std::shared_ptr<Line> &line) { onLive(line); })
    , m_turnstile(around.log, m_clock, ratesFrom(settings))
    , m_usher({.directory = m_directory,
               .turnstile = m_turnstile,
               .sessions = m_sessions,
               .presence = m_presence,
               .replays = m_replays,
               .clock = m_clock},
              settings)
    , m_greeter({.directory = m_directory,
                 .signIn = around.signIn,
                 .sessions = m_sessions,
                 .presence = m_presence,
                 .snapshots = m_snapshots,
                 .replays = m_replays,
                 .changes = m_changes,
                 .usher = m_usher},
                settings)
    , m_desk({.session = SessionHandlers(m_sessions, m_farewells, m_presence, m_clock),
              .messages = MessageHandlers(m_directory, m_changes, around.reader, settings.limits),
              .presence = PresenceHandlers({.directory = m_directory,
                                            .sessions = m_sessions,
                                            .presence = m_presence,
                                            .typing = m_typing,
                                            .fanOut = m_fanOut,
                                            .log = around.log}),
              .rooms = RoomHandlers(m_directory, m_changes),
              .people = PeopleHandlers(m_directory, m_changes),
              .accounts = AccountHandlers(m_directory, m_changes, around.accounts, settings.inviting)},
             m_turnstile)
{
    around.accounts.watch(*this);
    const auto users = m_directory.users();
    for (const User &user : users)
        m_commonRoom.welcome(user.id);
    constexpr milliseconds rhythm{500};
    around.ticker.start(rhythm, [this] { tick(); });
}

std::unique_ptr<Peer> Hub::attach(Outlet &outlet)
{
    return std::make_unique<PeerLine>(
        holding(), outlet,
        PeerLine::House{.greeter = m_greeter, .desk = m_desk, .replays = m_replays, .clock = m_clock});
}

std::unique_ptr<Peer> Hub::follow(const Follow &follow, Outlet &outlet, const Begun &begun)
{
    auto peer = std::make_unique<FollowerLine>(holding(), outlet, m_replays);
    m_usher.seat(peer->line(), follow, begun);
    return peer;
}

Expected<std::unique_ptr<Peer>, Error> Hub::call(const Caller &caller, Outlet &outlet)
{
    if (const auto admitted = m_usher.admit(caller); !admitted)
        return Unexpected(admitted.error());
    auto peer = std::make_unique<CallerLine>(holding(), outlet, CallerLine::House{m_greeter, m_desk, m_turnstile});
    Line &line = *peer->line();
    line.identity = caller.identity;
    line.session = caller.session;
    line.watched = m_sessions.watchedBy(caller.identity.user, caller.session);
    line.phase = Line::Phase::Greeted;
    return std::unique_ptr<Peer>(std::move(peer));
}

void Hub::snapshot(const Caller &caller, const std::function<void(const Expected<Snapshot, Error> &)> &then)
{
    if (const auto admitted = m_usher.admit(caller); !admitted) {
        then(Unexpected(admitted.error()));
        return;
    }
    if (const auto early = m_turnstile.count(caller.identity.user, Hello{})) {
        then(Unexpected(Turnstile::tooFast(*early)));
        return;
    }
    // As for hello: who has only just come in is being brought into the common room at this moment.
    m_changes.whenSettled([this, caller, then] {
        const UserId &user = caller.identity.user;
        m_snapshots.take(user, m_sessions.watchedBy(user, caller.session), then);
    });
}

bool Hub::hasLeft(const Caller &caller) const
{
    return m_farewells.isRecent(caller.identity.user, caller.session, m_clock.steady());
}

void Hub::closeAll()
{
    m_usher.stop();
    const SharedFrame frame = frames::of(Signal(Restarting{m_settings.restartsAfter}));
    const auto lines = m_lines;
    for (const auto &line : lines) {
        if (line->phase != Line::Phase::Stranger && line->use != Line::Use::Asking)
            line->send(frame);
        line->close(CloseCode::Restarting);
    }
}

void Hub::userEnrolled(const Commit &commit)
{
    if (!commit.duplicate)
        m_consequences.follow(commit.event);
}

void Hub::devicesSignedOut(const QList<DeviceId> &devices)
{
    const auto users = m_sessions.endDevices(QSet<DeviceId>(devices.cbegin(), devices.cend()), CloseCode::SignedOut);
    for (const UserId &user : users)
        m_presence.update(user);
}

void Hub::onLive(const std::shared_ptr<Line> &line)
{
    m_sessions.goLive(line);
    m_heartbeat.sayLive(*line);
    m_presence.tellAll(*line);
    // Read markers are no events: what other devices read meanwhile is said here.
    const UserId &user = line->identity.user;
    const auto rooms = m_directory.roomsOf(user);
    for (const RoomId &room : rooms) {
        if (const qint64 n = m_directory.readN(user, room); n > 0)
            line->send(frames::of(Signal(ReadMoved{.room = room, .n = n})));
    }
}

void Hub::tick()
{
    const auto gone = m_sessions.forgetGone(m_clock.steady());
    for (const UserId &user : gone)
        m_presence.update(user);
    m_presence.tellChanges();
    m_typing.expire();
    m_turnstile.forgetIdle();
    m_heartbeat.beat();
}

} // namespace madang::server
