// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/memorytables.h"

#include "server/log/namekey.h"
#include "server/log/pagecutter.h"
#include "server/log/refusals.h"

#include <algorithm>

namespace madang::server
{

AppendResult MemoryTables::append(const Change &change, milliseconds now)
{
    const auto known = find(change.author, change.id, change.hash);
    if (!known)
        return Unexpected(known.error());
    if (*known)
        return **known;
    Event event{.seq = head() + 1,
                .at = std::max(now, m_lastAt),
                .by = change.author,
                .room = change.room,
                .body = asStored(change.body)};
    if (const auto *created = std::get_if<RoomCreated>(&event.body))
        event.room = created->room.id;
    if (const auto refused = refusal(event))
        return Unexpected(*refused);
    apply(event);
    m_lastAt = event.at;
    m_byId.insert(change.id, m_records.size());
    m_records.append(Record{.event = event, .id = change.id, .hash = change.hash});
    return Commit{.event = std::move(event)};
}

Expected<std::optional<Commit>, Error> MemoryTables::find(const UserId &author, const QString &id,
                                                          const QByteArray &hash) const
{
    const auto found = m_byId.constFind(id);
    if (found == m_byId.constEnd())
        return std::optional<Commit>();
    const Record &record = m_records.at(*found);
    if (record.event.by != author || record.hash != hash)
        return Unexpected(refusals::idTaken());
    return std::optional(Commit{.event = record.event, .duplicate = true});
}

void MemoryTables::setRead(const UserId &user, const RoomId &room, qint64 n)
{
    const auto place = m_rooms.find(room);
    if (place == m_rooms.end() || !place->room.members.contains(user))
        return;
    qint64 &read = place->reads[user];
    read = std::max(read, std::min(n, place->room.lastN));
}

void MemoryTables::describe(LogState &state) const
{
    state.head = head();
    for (const Person &person : m_users)
        (person.removed ? state.removed : state.users).append(person.user);
    for (const Place &place : m_rooms) {
        state.rooms.append(place.room);
        if (!place.reads.isEmpty())
            state.reads.insert(place.room.id, place.reads);
    }
    const auto byId = [](const auto &left, const auto &right) { return left.id < right.id; };
    std::sort(state.users.begin(), state.users.end(), byId);
    std::sort(state.removed.begin(), state.removed.end(), byId);
    std::sort(state.rooms.begin(), state.rooms.end(), byId);
}

std::optional<Message> MemoryTables::message(const MessageId &id) const
{
    const auto found = m_messages.constFind(id);
    if (found == m_messages.constEnd())
        return std::nullopt;
    Message message = found->message;
    message.reactions = grouped(found->marks);
    return message;
}

HistoryPage MemoryTables::history(const History &query) const
{
    PageCutter cutter(query);
    const auto place = m_rooms.constFind(query.room);
    if (place == m_rooms.constEnd())
        return {};
    const qint64 last = place->room.lastN;
    const qint64 step = cutter.isBackwards() ? -1 : 1;
    qint64 n = cutter.isBackwards() ? std::min(query.before.value_or(last + 1) - 1, last) : *query.after + 1;
    while (n >= 1 && n <= last && cutter.take(*message(place->messages.at(n - 1))))
        n += step;
    return std::move(cutter).page();
}

QList<Message> MemoryTables::newest(const QList<RoomId> &rooms) const
{
    QList<Message> messages;
    for (const RoomId &room : rooms) {
        const auto place = m_rooms.constFind(room);
        if (place != m_rooms.constEnd() && !place->messages.isEmpty())
            messages.append(*message(place->messages.last()));
    }
    return messages;
}

QList<Event> MemoryTables::events(const EventQuery &query) const
{
    QList<Event> events;
    for (qint64 seq = std::max<qint64>(query.after, 0) + 1; seq <= std::min(query.upTo, head()); ++seq) {
        if (events.size() >= query.limit)
            break;
        const Event &event = m_records.at(seq - 1).event;
        const auto *left = std::get_if<MemberLeft>(&event.body);
        if (event.room.isEmpty() || query.rooms.contains(event.room) || (left && left->user == query.reader))
            events.append(event);
    }
    return events;
}

bool MemoryTables::isUser(const UserId &user) const
{
    const auto person = m_users.constFind(user);
    return person != m_users.constEnd() && !person->removed;
}

bool MemoryTables::isNameTaken(const QString &name, const UserId &butBy) const
{
    const QString key = nameKey(name);
    return std::any_of(m_users.cbegin(), m_users.cend(), [&](const Person &person) {
        return !person.removed && person.user.id != butBy && nameKey(person.user.name) == key;
    });
}

bool MemoryTables::isRoomNameTaken(const QString &name, const RoomId &butBy) const
{
    const QString key = nameKey(name);
    return std::any_of(m_rooms.cbegin(), m_rooms.cend(), [&](const Place &place) {
        return place.room.kind == RoomKind::Public && place.room.id != butBy && nameKey(place.room.name) == key;
    });
}

bool MemoryTables::isMessage(const MessageId &id) const
{
    const auto found = m_messages.constFind(id);
    return found != m_messages.constEnd() && !found->message.deleted;
}

std::optional<Error> MemoryTables::refusal(const Event &event) const
{
    const auto unlessMessage = [this](const MessageId &id) {
        return isMessage(id) ? std::nullopt : std::optional(refusals::messageGone());
    };
    return std::visit(overloaded{[&](const MessageEdited &edited) { return unlessMessage(edited.message); },
                                 [&](const MessageDeleted &deleted) { return unlessMessage(deleted.message); },
                                 [&](const ReactionChanged &reaction) { return unlessMessage(reaction.message); },
                                 [&](const UserChanged &changed) -> std::optional<Error> {
                                     if (m_users.contains(changed.user.id) && !isUser(changed.user.id))
                                         return refusals::userGone();
                                     if (isNameTaken(changed.user.name, changed.user.id))
                                         return refusals::nameTaken();
                                     return std::nullopt;
                                 },
                                 [&](const UserRemoved &removed) -> std::optional<Error> {
                                     return isUser(removed.user) ? std::nullopt : std::optional(refusals::userGone());
                                 },
                                 [&](const auto &) { return roomRefusal(event); }},
                      event.body);
}

std::optional<Error> MemoryTables::roomRefusal(const Event &event) const
{
    const auto place = m_rooms.constFind(event.room);
    if (const auto *created = std::get_if<RoomCreated>(&event.body)) {
        if (place != m_rooms.constEnd())
            return refusals::roomTaken();
        if (created->room.kind == RoomKind::Public && isRoomNameTaken(created->room.name, event.room))
            return refusals::nameTaken();
        return std::nullopt;
    }
    if (place == m_rooms.constEnd())
        return refusals::roomGone();
    if (const auto *updated = std::get_if<RoomUpdated>(&event.body);
        updated && updated->name && place->room.kind == RoomKind::Public && isRoomNameTaken(*updated->name, event.room))
        return refusals::nameTaken();
    if (const auto *joined = std::get_if<MemberJoined>(&event.body);
        joined && m_users.contains(joined->user) && !isUser(joined->user))
        return refusals::userGone();
    if (const auto *posted = std::get_if<MessagePosted>(&event.body);
        posted && posted->replyTo && m_messages.value(*posted->replyTo).message.room != event.room)
        return refusals::repliesToNothing();
    return std::nullopt;
}

} // namespace madang::server
