// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/derivation.h"

#include "server/log/refusals.h"

namespace madang::server::sqlite
{

Derivation::Derivation(Database &database, EventTable &events)
    : m_events(events)
    , m_messages(database)
    , m_rooms(database)
    , m_users(database)
{
}

std::optional<Error> Derivation::refusal(const Event &event)
{
    return std::visit(overloaded{[this](const MessageEdited &edited) { return messageRefusal(edited.message); },
                                 [this](const MessageDeleted &deleted) { return messageRefusal(deleted.message); },
                                 [this](const ReactionChanged &reaction) { return messageRefusal(reaction.message); },
                                 [this](const UserChanged &changed) { return userRefusal(changed); },
                                 [this](const UserRemoved &removed) -> std::optional<Error> {
                                     if (m_users.standingOf(removed.user) == UserTable::Standing::Here)
                                         return std::nullopt;
                                     return refusals::userGone();
                                 },
                                 [this, &event](const auto &) { return roomRefusal(event); }},
                      event.body);
}

std::optional<Error> Derivation::messageRefusal(const MessageId &id)
{
    if (m_messages.find(id))
        return std::nullopt;
    return refusals::messageGone();
}

std::optional<Error> Derivation::userRefusal(const UserChanged &changed)
{
    if (m_users.standingOf(changed.user.id) == UserTable::Standing::Removed)
        return refusals::userGone();
    if (m_users.isNameTaken(changed.user.name, changed.user.id))
        return refusals::nameTaken();
    return std::nullopt;
}

std::optional<Error> Derivation::roomRefusal(const Event &event)
{
    const auto kind = m_rooms.kindOf(event.room);
    if (const auto *created = std::get_if<RoomCreated>(&event.body)) {
        if (kind)
            return refusals::roomTaken();
        if (created->room.kind == RoomKind::Public && m_rooms.isNameTaken(created->room.name, event.room))
            return refusals::nameTaken();
        return std::nullopt;
    }
    if (!kind)
        return refusals::roomGone();
    if (const auto *updated = std::get_if<RoomUpdated>(&event.body);
        updated && updated->name && kind == RoomKind::Public && m_rooms.isNameTaken(*updated->name, event.room))
        return refusals::nameTaken();
    if (const auto *joined = std::get_if<MemberJoined>(&event.body);
        joined && m_users.standingOf(joined->user) == UserTable::Standing::Removed)
        return refusals::userGone();
    if (const auto *posted = std::get_if<MessagePosted>(&event.body);
        posted && posted->replyTo && !m_messages.isIn(event.room, *posted->replyTo))
        return refusals::repliesToNothing();
    return std::nullopt;
}

void Derivation::apply(Event &event)
{
    std::visit([this, &event](auto &body) { apply(event, body); }, event.body);
}

void Derivation::apply(const Event &event, MessagePosted &posted)
{
    posted.n = m_rooms.nextN(event.room, event.by).value_or(0);
    m_messages.insert(event, posted);
}

void Derivation::apply(const Event &event, const MessageEdited &edited)
{
    m_messages.edit(m_messages.find(edited.message).value_or(0), event, edited);
    m_events.replaceText(edited.message, edited);
}

void Derivation::apply(const Event &event, const MessageDeleted &deleted)
{
    m_messages.remove(m_messages.find(deleted.message).value_or(0), event);
    m_events.eraseText(deleted.message);
}

void Derivation::apply(const Event &event, const ReactionChanged &reaction)
{
    m_messages.react(m_messages.find(reaction.message).value_or(0), event, reaction);
}

void Derivation::apply(const Event &event, const RoomCreated &created)
{
    m_rooms.create(created.room, event.by);
}

void Derivation::apply(const Event &event, const RoomUpdated &updated)
{
    m_rooms.update(event.room, updated);
}

void Derivation::apply(const Event &event, const MemberJoined &joined)
{
    m_rooms.join(event.room, joined.user);
}

void Derivation::apply(const Event &event, const MemberLeft &left)
{
    m_rooms.leave(event.room, left.user);
}

void Derivation::apply(const Event & /*event*/, const UserChanged &changed)
{
    m_users.put(changed.user);
}

void Derivation::apply(const Event & /*event*/, const UserRemoved &removed)
{
    m_rooms.leaveAll(removed.user);
    m_users.remove(removed.user);
}

} // namespace madang::server::sqlite
