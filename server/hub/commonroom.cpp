// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commonroom.h"

#include "server/hub/derivedid.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

ChangeKey keyFor(const UserId &author, const QStringList &purpose)
{
    return {.author = author, .id = derivedId(purpose), .hash = "common room"_ba};
}

void ignore(const Expected<std::optional<Commit>, Error> & /*result*/)
{
    // What the disk refuses now is done at the next start.
}

} // namespace

CommonRoom::CommonRoom(const Directory &directory, Changes &changes)
    : m_directory(directory)
    , m_changes(changes)
    , m_room{derivedId({u"common room"_s, directory.server().value})}
{
}

void CommonRoom::welcome(const UserId &user)
{
    const StoredRoom *room = m_directory.room(m_room);
    if (!room)
        make(user);
    if (!room || !room->members.contains(user))
        bringIn(user);
}

void CommonRoom::make(const UserId &creator)
{
    const auto decide = [this]() -> Decision {
        if (m_directory.room(m_room))
            return std::optional<Draft>();
        return Draft{.body = RoomCreated{.room = {.id = m_room, .name = u"general"_s, .kind = RoomKind::Public}},
                     .room = m_room};
    };
    m_changes.submit(Weight::Structure, keyFor(creator, {u"common room made"_s, m_room.value}), decide, ignore);
}

void CommonRoom::bringIn(const UserId &user)
{
    const auto decide = [this, user]() -> Decision {
        const StoredRoom *room = m_directory.room(m_room);
        if (!room || room->members.contains(user) || !m_directory.user(user))
            return std::optional<Draft>();
        return Draft{.body = MemberJoined{.user = user}, .room = m_room};
    };
    m_changes.submit(Weight::Structure, keyFor(user, {u"common room joined"_s, m_room.value, user.value}), decide,
                     ignore);
}

} // namespace madang::server
