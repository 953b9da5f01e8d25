// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/clock.h"
#include "protocol/catalogue.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace madang::client
{

/// Who is here and who writes, as far as it is known at the moment. Nothing of it is kept.
class Attendance : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Attendance)

public:
    static constexpr milliseconds typingFor{6'000};

    Attendance(const Clock &clock, Alarms &alarms, UserId me, QObject *parent = nullptr);

    /// Nothing while nobody knows: without a connection, and of who is not heeded.
    [[nodiscard]] std::optional<PresenceOf> presence(const UserId &user) const;
    /// Others who write in the room, in the order in which they began.
    [[nodiscard]] QList<UserId> typing(const RoomId &room) const;

    /// Whoever is not mentioned afterwards is offline.
    void welcome(const Welcome &welcome);
    /// Of whom the server tells; nothing: of everybody. What is known of others is forgotten.
    void heed(const std::optional<QList<UserId>> &users);
    void apply(const Signal &signal);
    /// Who has posted does not write any more.
    void posted(const Message &message);
    void goOffline();

signals:
    void presenceChanged(const madang::UserId &user);
    void presenceReset();
    void typingChanged(const madang::RoomId &room);

private:
    struct Typist {
        UserId user;
        milliseconds until{};
    };

    [[nodiscard]] bool isHeeded(const UserId &user) const { return !m_heeded || m_heeded->contains(user); }
    void set(const RoomId &room, const UserId &user, bool on);
    void expire();
    void arm();

    const Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm;
    UserId m_me;
    /// Also of who is not heeded: a server that does not know `watch` tells of everybody, and only once.
    QHash<UserId, PresenceOf> m_presence;
    std::optional<QSet<UserId>> m_heeded; ///< nothing: everybody
    QHash<RoomId, QList<Typist>> m_typing;
    bool m_live = false;
};

} // namespace madang::client
