// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"
#include "server/accounts/people.h"
#include "server/log/state.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>

namespace madang::server
{

/// What the log amounts to at its head: who is here, which rooms there are, who is in them and how far everybody has
/// read. Changed only by events that are committed (read markers aside, which are state); read by everything that
/// decides.
class Directory final : public People
{
public:
    explicit Directory(const LogState &state);

    void apply(const Event &event);
    /// Moves a read marker forward, at most to the room's last message; whether it moved.
    bool moveRead(const UserId &user, const RoomId &room, qint64 n);

    [[nodiscard]] const ServerId &server() const { return m_server; }
    [[nodiscard]] qint64 head() const { return m_head; }
    /// The head as a client of this start names it.
    [[nodiscard]] Cursor cursor() const;
    /// Whether the epoch is recorded and the position not past that epoch's end.
    [[nodiscard]] bool canResume(const Cursor &cursor) const;

    [[nodiscard]] const User *user(const UserId &id) const;
    [[nodiscard]] QList<User> users() const; ///< ordered by name
    [[nodiscard]] QList<User> owners() const override;
    [[nodiscard]] std::optional<User> person(const UserId &id) const override;
    [[nodiscard]] std::optional<User> personNamed(const QString &name) const override;

    [[nodiscard]] const StoredRoom *room(const RoomId &id) const;
    [[nodiscard]] const QHash<RoomId, StoredRoom> &rooms() const { return m_rooms; }
    [[nodiscard]] QSet<RoomId> roomsOf(const UserId &user) const { return m_roomsOf.value(user); }
    /// Those that the user made, whoever is in them now.
    [[nodiscard]] QSet<RoomId> roomsMadeBy(const UserId &user) const { return m_roomsMadeBy.value(user); }
    [[nodiscard]] const StoredRoom *publicRoomNamed(const QString &name) const;
    [[nodiscard]] const StoredRoom *directRoomOf(const QSet<UserId> &members) const;
    /// The room as `reader` sees it, without its last message.
    [[nodiscard]] Room roomFor(const RoomId &id, const UserId &reader) const;
    [[nodiscard]] qint64 readN(const UserId &user, const RoomId &room) const;
    /// Another number whenever any room has other members.
    [[nodiscard]] quint64 membership() const { return m_membership; }

private:
    void put(const StoredRoom &room);
    void put(const User &user);
    void rename(StoredRoom &room, const QString &name);
    void addMember(const RoomId &id, const UserId &user);
    void removeMember(const RoomId &id, const UserId &user);
    void removeUser(const UserId &user);

    ServerId m_server;
    QList<Epoch> m_epochs;
    qint64 m_head = 0;
    QHash<UserId, User> m_users;
    QMap<QString, UserId> m_userNames; ///< folded; in this order users are listed
    QHash<RoomId, StoredRoom> m_rooms;
    QHash<QString, RoomId> m_publicNames; ///< folded
    QHash<QString, RoomId> m_directRooms; ///< by directKey()
    QHash<UserId, QSet<RoomId>> m_roomsOf;
    QHash<UserId, QSet<RoomId>> m_roomsMadeBy;
    QHash<RoomId, QHash<UserId, qint64>> m_reads;
    quint64 m_membership = 0;
};

} // namespace madang::server
