// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"
#include "server/hub/line.h"

#include <QSet>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace madang::server
{

/// One running program of a user: identity and presence. It outlives its connection by a grace, so that a short drop is
/// no leaving. (A follower that names no session has one of its own, which has no presence and goes with it.)
struct Session {
    SessionId id;
    DeviceId device;
    Presence presence = Presence::Active;
    std::shared_ptr<Line> live{};               ///< who gets what happens
    std::vector<std::shared_ptr<Line>> lines{}; ///< all greeted connections, `live` among them
    milliseconds keptUntil{};                   ///< steady; how long it is there without a connection
    WatchList watched{};                        ///< of who has no connection to say it on
};

/// Everybody's sessions. (What they amount to for others is the PresenceBoard's.)
class Sessions
{
public:
    /// Whether this user may have another connection, for this session, where there may be `most`. One that replaces
    /// another of its session takes that one's place.
    [[nodiscard]] bool hasPlace(const UserId &user, const SessionId &session, qint64 most) const;
    /// A greeted line belongs to the session that it names, or has one of its own.
    void attach(const std::shared_ptr<Line> &line);
    /// The session has made a request: it is there for a while, with or without a connection. False where its user has
    /// too many others.
    [[nodiscard]] bool touch(const Identity &identity, const SessionId &session, milliseconds now);
    /// From now on this line gets what happens; the one that did so far is closed as replaced.
    void goLive(const std::shared_ptr<Line> &line);
    /// The line's connection is gone.
    void detach(const std::shared_ptr<Line> &line, milliseconds now);
    /// Forgets those whose grace is over; whose they were.
    [[nodiscard]] QSet<UserId> forgetGone(milliseconds now);

    void end(const UserId &user, const SessionId &session, CloseCode code);
    void endAll(const UserId &user, CloseCode code);
    /// Whose they were.
    QSet<UserId> endDevices(const QSet<DeviceId> &devices, CloseCode code);

    void setPresence(const UserId &user, const SessionId &session, Presence presence);
    /// Who asks on this line watches these: the line, or all that its session hears with. Who hears by it now.
    std::shared_ptr<Line> setWatched(const std::shared_ptr<Line> &line, const WatchList &watched);
    [[nodiscard]] WatchList watchedBy(const UserId &user, const SessionId &session) const;
    [[nodiscard]] const std::vector<Session> &of(const UserId &user) const;

    /// Another number whenever somebody else is live.
    [[nodiscard]] quint64 attendance() const { return m_attendance; }
    template <typename Visit>
    void forEachLiveOf(const UserId &user, const Visit &visit) const
    {
        for (const Session &session : of(user)) {
            if (session.live)
                visit(*session.live);
        }
    }
    template <typename Visit>
    void forEachLive(const Visit &visit) const
    {
        for (const auto &[user, sessions] : m_byUser)
            forEachLiveOf(user, visit);
    }

private:
    struct Hash {
        size_t operator()(const UserId &id) const { return qHash(id); }
    };

    [[nodiscard]] Session *find(const UserId &user, const SessionId &session);
    void makeOwnSession(const std::shared_ptr<Line> &line);
    template <typename Which>
    void endThose(const UserId &user, CloseCode code, const Which &which);

    std::unordered_map<UserId, std::vector<Session>, Hash> m_byUser;
    quint64 m_attendance = 0;
    quint64 m_nameless = 0; ///< followers without a session, so far
};

} // namespace madang::server
