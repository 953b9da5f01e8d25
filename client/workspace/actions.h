// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/session/session.h"
#include "protocol/rules.h"

#include <QObject>

#include <functional>
#include <list>

namespace madang::client
{

/// What a person does to rooms, people and the own account, as one call each. A change that was on its way when the
/// connection broke goes out again under the same id, so that it is carried out once; without a connection it is
/// refused at once.
class Actions : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Actions)

public:
    template <typename T>
    using Then = std::function<void(const Expected<T, Error> &)>;

    explicit Actions(Session &session, QObject *parent = nullptr);

    struct NewRoom {
        RoomKind kind = RoomKind::Public;
        QString name{};
        QString topic{};
        QList<UserId> members{};
    };
    void createRoom(const NewRoom &room, Then<RoomMade> then);
    /// The conversation with these people; it may be there already.
    void openDirect(const QList<UserId> &with, Then<RoomMade> then);
    void joinRoom(const RoomId &room, Then<Stored> then);
    void leaveRoom(const RoomId &room, Then<Stored> then);
    void renameRoom(const RoomId &room, const QString &name, const QString &topic, Then<Stored> then);
    void addPerson(const RoomId &room, const UserId &user, Then<Stored> then);
    void removeFromRoom(const RoomId &room, const UserId &user, Then<Stored> then);
    void renameSelf(const QString &name, Then<Stored> then);
    void resetPerson(const UserId &user, Then<ResetLink> then);
    void removePerson(const UserId &user, Then<Stored> then);
    void giveRole(const UserId &user, Role role, Then<Stored> then);

    /// Questions, and what has no id: asked once.
    /// All of them, in as many pages as it takes.
    void listRooms(const Then<RoomList> &then) { listRoomsAfter({}, then); }
    void listDevices(Then<DeviceList> then) { m_session.ask(ListDevices{}, std::move(then)); }
    void revokeDevice(const DeviceId &device, Then<Done> then) { m_session.ask(RevokeDevice{device}, std::move(then)); }
    void setPassword(const SetPassword &change, Then<Done> then) { m_session.ask(change, std::move(then)); }
    void invite(const Invite &invitation, Then<Invited> then) { m_session.ask(invitation, std::move(then)); }

    /// What was interrupted goes out again.
    void goLive();

private:
    void listRoomsAfter(const RoomList &known, const Then<RoomList> &then);
    template <typename C>
    void carryOut(C command, Then<typename C::Reply> then);
    template <typename C>
    void send(const C &command, const Then<typename C::Reply> &then);
    [[nodiscard]] static ChangeId newId() { return ChangeId{rules::newUuid()}; }

    Session &m_session;
    std::list<std::function<void()>> m_interrupted;
};

} // namespace madang::client
