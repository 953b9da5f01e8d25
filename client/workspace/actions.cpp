// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/actions.h"

#include <QPointer>

#include <utility>

namespace madang::client
{

Actions::Actions(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

template <typename C>
void Actions::carryOut(C command, Then<typename C::Reply> then)
{
    command.id = newId();
    send(command, then);
}

template <typename C>
void Actions::send(const C &command, const Then<typename C::Reply> &then)
{
    const QPointer<Actions> self(this);
    const bool wasLive = m_session.live();
    m_session.ask(command, [this, self, wasLive, command, then](const Expected<typename C::Reply, Error> &answer) {
        const bool interrupted = !answer && answer.error().code == ErrorCode::Unavailable && wasLive;
        if (!interrupted) {
            then(answer);
            return;
        }
        // It may have been carried out or not; the same id again finds out.
        if (!self.isNull())
            m_interrupted.emplace_back([this, command, then] { send(command, then); });
    });
}

void Actions::goLive()
{
    const auto interrupted = std::exchange(m_interrupted, {});
    for (const auto &again : interrupted)
        again();
}

void Actions::createRoom(const NewRoom &room, Then<RoomMade> then)
{
    carryOut(CreateRoom{.id = {}, .kind = room.kind, .name = room.name, .topic = room.topic, .members = room.members},
             std::move(then));
}

void Actions::openDirect(const QList<UserId> &with, Then<RoomMade> then)
{
    createRoom({.kind = RoomKind::Direct, .members = with}, std::move(then));
}

void Actions::listRoomsAfter(const RoomList &known, const Then<RoomList> &then)
{
    const RoomId last = known.rooms.isEmpty() ? RoomId{} : known.rooms.last().id;
    m_session.ask(ListRooms{.after = last},
                  [this, self = QPointer<Actions>(this), known, then](const Expected<RoomList, Error> &page) {
                      if (!page) {
                          then(page);
                          return;
                      }
                      const RoomList all{.rooms = known.rooms + page->rooms};
                      if (page->more && !page->rooms.isEmpty() && !self.isNull())
                          listRoomsAfter(all, then);
                      else
                          then(all);
                  });
}

void Actions::joinRoom(const RoomId &room, Then<Stored> then)
{
    carryOut(JoinRoom{.room = room, .id = {}}, std::move(then));
}

void Actions::leaveRoom(const RoomId &room, Then<Stored> then)
{
    carryOut(LeaveRoom{.room = room, .id = {}}, std::move(then));
}

void Actions::renameRoom(const RoomId &room, const QString &name, const QString &topic, Then<Stored> then)
{
    carryOut(UpdateRoom{.room = room, .id = {}, .name = name, .topic = topic}, std::move(then));
}

void Actions::addPerson(const RoomId &room, const UserId &user, Then<Stored> then)
{
    carryOut(AddToRoom{.room = room, .id = {}, .user = user}, std::move(then));
}

void Actions::removeFromRoom(const RoomId &room, const UserId &user, Then<Stored> then)
{
    carryOut(RemoveFromRoom{.room = room, .id = {}, .user = user}, std::move(then));
}

void Actions::renameSelf(const QString &name, Then<Stored> then)
{
    carryOut(Profile{.id = {}, .name = name}, std::move(then));
}

void Actions::resetPerson(const UserId &user, Then<ResetLink> then)
{
    carryOut(ResetUser{.id = {}, .user = user}, std::move(then));
}

void Actions::removePerson(const UserId &user, Then<Stored> then)
{
    carryOut(RemoveUser{.id = {}, .user = user}, std::move(then));
}

void Actions::giveRole(const UserId &user, Role role, Then<Stored> then)
{
    carryOut(SetRole{.id = {}, .user = user, .role = role}, std::move(then));
}

} // namespace madang::client
