// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/client/modelserver.h"

#include "protocol/expected.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace madang::tests
{

using namespace Qt::StringLiterals;

namespace
{

QList<Reaction> grouped(const QList<std::pair<QString, UserId>> &marks)
{
    QList<Reaction> all;
    for (const auto &mark : marks) {
        const auto same =
            std::find_if(all.begin(), all.end(), [&mark](const Reaction &each) { return each.emoji == mark.first; });
        if (same == all.end())
            all.append({.emoji = mark.first, .by = {mark.second}});
        else
            same->by.append(mark.second);
    }
    return all;
}

} // namespace

ModelServer::ModelServer()
{
    restart();
}

void ModelServer::restart()
{
    m_log.epochs.append({EpochId{u"e%1"_s.arg(++m_starts)}, m_log.events.size()});
    const auto lines = m_lines;
    for (ModelLine *line : lines)
        line->cut();
}

void ModelServer::restore(const Log &backup)
{
    m_log = backup;
    restart();
}

void ModelServer::addPerson(const UserId &user)
{
    const User added{.id = user, .name = user.value};
    m_log.users.insert(user.value, added);
    commit(user, {}, UserChanged{added});
}

Cursor ModelServer::head() const
{
    return {m_log.epochs.last().first, m_log.events.size()};
}

bool ModelServer::isMember(const RoomId &room, const UserId &user) const
{
    const auto found = m_log.rooms.constFind(room.value);
    return found != m_log.rooms.constEnd() && found->room.members.contains(user);
}

QList<RoomId> ModelServer::roomsOf(const UserId &user) const
{
    QList<RoomId> all;
    for (const RoomLog &each : m_log.rooms) {
        if (each.room.members.contains(user))
            all.append(each.room.id);
    }
    return all;
}

Message ModelServer::current(const RoomLog::Entry &entry) const
{
    Message message = entry.message;
    message.reactions = grouped(entry.marks);
    return message;
}

Room ModelServer::room(const RoomId &id, const UserId &reader) const
{
    const RoomLog &log = *m_log.rooms.constFind(id.value);
    Room room = log.room;
    room.lastN = log.entries.size();
    room.readN = log.reads.value(reader);
    return room;
}

QList<Message> ModelServer::messages(const RoomId &room) const
{
    QList<Message> all;
    for (const auto &each : m_log.rooms.value(room.value).entries)
        all.append(current(each));
    return all;
}

Event ModelServer::commit(const UserId &by, const RoomId &room, const EventBody &body)
{
    const qint64 seq = m_log.events.size() + 1;
    Event event{.seq = seq, .at = milliseconds(1'000 + seq), .by = by, .room = room, .body = body};
    m_log.events.append(event);
    return event;
}

/// The event as this reader gets it now; nothing where it is not theirs.
std::optional<Event> ModelServer::viewOf(const Event &event, const UserId &reader) const
{
    const auto *left = std::get_if<MemberLeft>(&event.body);
    if (!event.room.isEmpty() && !isMember(event.room, reader) && (left == nullptr || left->user != reader))
        return std::nullopt;
    Event view = event;
    if (const auto *joined = std::get_if<MemberJoined>(&event.body); joined != nullptr && joined->user == reader)
        view.body = MemberJoined{.user = reader, .roomObject = room(event.room, reader)};
    return view;
}

/// The log forgets what was changed: replayed posts and edits carry the text of now.
Event ModelServer::asItIsNow(Event event) const
{
    const auto message = [this](const MessageId &id) {
        const auto place = m_log.places.value(id);
        return m_log.rooms.value(place.first.value).entries.at(place.second).message;
    };
    if (auto *posted = std::get_if<MessagePosted>(&event.body)) {
        const Message now = message(posted->id);
        posted->text = now.text;
        posted->mentions = now.mentions;
        posted->deleted = now.deleted;
    } else if (auto *edited = std::get_if<MessageEdited>(&event.body)) {
        const Message now = message(edited->message);
        edited->text = now.text;
        edited->mentions = now.mentions;
    }
    return event;
}

bool ModelServer::isResumable(const QString &text) const
{
    const auto cursor = cursorFromText(text);
    if (!cursor)
        return false;
    for (qsizetype i = 0; i < m_log.epochs.size(); ++i) {
        if (m_log.epochs.at(i).first != cursor->epoch)
            continue;
        const bool last = i + 1 == m_log.epochs.size();
        return cursor->seq <= (last ? m_log.events.size() : m_log.epochs.at(i + 1).second);
    }
    return false;
}

QList<Event> ModelServer::replay(const UserId &user, const QString &cursor) const
{
    QList<Event> all;
    for (qint64 seq = cursorFromText(cursor)->seq; seq < m_log.events.size(); ++seq) {
        if (const auto view = viewOf(m_log.events.at(seq), user))
            all.append(asItIsNow(*view));
    }
    return all;
}

Welcome ModelServer::welcome(const UserId &user, const QString &cursor) const
{
    Welcome welcome{.user = m_log.users.value(user.value),
                    .epoch = head().epoch,
                    .cursor = head(),
                    .server = {.id = ServerId{QString::fromLatin1(serverId)}, .name = u"Model"_s, .version = u"1"_s},
                    .limits = {}};
    if (isResumable(cursor) && replay(user, cursor).size() <= replayMost) {
        welcome.resumed = true;
        welcome.cursor = *cursorFromText(cursor);
        return welcome;
    }
    Snapshot snapshot{.epoch = head().epoch, .cursor = head(), .rooms = {}, .users = m_log.users.values()};
    const auto rooms = roomsOf(user);
    for (const RoomId &each : rooms) {
        Room own = room(each, user);
        if (const auto all = messages(each); !all.isEmpty())
            own.last = all.last();
        snapshot.rooms.append(own);
    }
    welcome.snapshot = snapshot;
    return welcome;
}

} // namespace madang::tests
