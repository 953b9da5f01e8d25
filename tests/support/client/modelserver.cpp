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

Unexpected<Error> refuse(ErrorCode code)
{
    return Unexpected(Error{.code = code, .text = u"no"_s});
}

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

Expected<QJsonObject, Error> ModelServer::carryOut(const UserId &by, const Command &command)
{
    const qsizetype before = m_log.events.size();
    auto result = std::visit(
        [this, &by](const auto &asked) -> Result {
            using Asked = std::decay_t<decltype(asked)>;
            if constexpr (!requires { take(by, asked); })
                return QJsonObject();
            else if constexpr (Durable<Asked>)
                return once(by, asked);
            else
                return take(by, asked);
        },
        command);
    for (qsizetype i = before; i < m_log.events.size(); ++i) {
        for (ModelLine *line : std::as_const(m_lines)) {
            if (const auto view = viewOf(m_log.events.at(i), line->m_user); view && line->m_greeted)
                line->say(line->m_lastEvent = encode(*view));
        }
    }
    return result;
}

template <typename C>
ModelServer::Result ModelServer::once(const UserId &by, const C &command)
{
    const QString content =
        by.value + QString::fromUtf8(QJsonDocument(toJson(command)).toJson(QJsonDocument::Compact)) + C::typeName;
    if (const auto known = m_log.answers.constFind(command.id.value); known != m_log.answers.constEnd()) {
        if (known->first != content)
            return refuse(ErrorCode::Conflict);
        QJsonObject again = known->second;
        again.insert("duplicate"_L1, true);
        return again;
    }
    auto result = take(by, command);
    if (result)
        m_log.answers.insert(command.id.value, {content, *result});
    return result;
}

ModelServer::RoomLog::Entry *ModelServer::entry(const MessageId &message, const UserId &reader)
{
    const auto place = m_log.places.constFind(message);
    if (place == m_log.places.constEnd() || !isMember(place->first, reader))
        return nullptr;
    auto &found = m_log.rooms[place->first.value].entries[place->second];
    return found.message.deleted ? nullptr : &found;
}

ModelServer::Result ModelServer::take(const UserId &by, const Post &post)
{
    if (!isMember(post.room, by))
        return refuse(ErrorCode::NotFound);
    RoomLog &log = m_log.rooms[post.room.value];
    const qint64 n = log.entries.size() + 1;
    const Event event = commit(
        by, post.room,
        MessagePosted{.id = post.id, .n = n, .text = post.text, .replyTo = post.replyTo, .mentions = post.mentions});
    log.entries.append({.message = {.id = post.id,
                                    .room = post.room,
                                    .seq = event.seq,
                                    .n = n,
                                    .rev = event.seq,
                                    .by = by,
                                    .at = event.at,
                                    .text = post.text,
                                    .replyTo = post.replyTo,
                                    .mentions = post.mentions}});
    log.reads[by] = n;
    m_log.places.insert(post.id, {post.room, log.entries.size() - 1});
    return toJson(Posted{.seq = event.seq, .n = n, .at = event.at});
}

ModelServer::Result ModelServer::take(const UserId &by, const Edit &edit)
{
    auto *const found = entry(edit.message, by);
    if (found == nullptr)
        return refuse(ErrorCode::NotFound);
    if (found->message.by != by)
        return refuse(ErrorCode::Forbidden);
    const Event event = commit(by, found->message.room,
                               MessageEdited{.message = edit.message, .text = edit.text, .mentions = edit.mentions});
    found->message.text = edit.text;
    found->message.mentions = edit.mentions;
    found->message.editedAt = event.at;
    found->message.rev = event.seq;
    return toJson(Edited{.seq = event.seq, .at = event.at});
}

ModelServer::Result ModelServer::take(const UserId &by, const Delete &erase)
{
    auto *const found = entry(erase.message, by);
    if (found == nullptr)
        return refuse(ErrorCode::NotFound);
    if (found->message.by != by && m_log.rooms.value(found->message.room.value).creator != by)
        return refuse(ErrorCode::Forbidden);
    const Event event = commit(by, found->message.room, MessageDeleted{.message = erase.message});
    found->message.deleted = true;
    found->message.text.clear();
    found->message.mentions.clear();
    found->message.rev = event.seq;
    found->marks.clear();
    return toJson(Edited{.seq = event.seq, .at = event.at});
}

ModelServer::Result ModelServer::take(const UserId &by, const React &react)
{
    auto *const found = entry(react.message, by);
    if (found == nullptr)
        return refuse(ErrorCode::NotFound);
    const Event event = commit(by, found->message.room,
                               ReactionChanged{.message = react.message, .emoji = react.emoji, .on = react.on});
    const std::pair mark{react.emoji, by};
    if (!react.on)
        found->marks.removeAll(mark);
    else if (!found->marks.contains(mark))
        found->marks.append(mark);
    found->message.rev = event.seq;
    return toJson(Stored{.seq = event.seq});
}

ModelServer::Result ModelServer::take(const UserId &by, const CreateRoom &create)
{
    Room room{.id = RoomId{u"r%1"_s.arg(++m_rooms)},
              .name = create.name,
              .kind = create.kind,
              .topic = create.topic,
              .members = create.members};
    if (!room.members.contains(by))
        room.members.append(by);
    m_log.rooms.insert(room.id.value, {.room = room, .creator = by});
    const Event event = commit(by, room.id, RoomCreated{room});
    return toJson(RoomMade{.room = room, .seq = event.seq});
}

ModelServer::Result ModelServer::take(const UserId &by, const UpdateRoom &update)
{
    if (!isMember(update.room, by))
        return refuse(ErrorCode::NotFound);
    Room &room = m_log.rooms[update.room.value].room;
    room.name = update.name.value_or(room.name);
    room.topic = update.topic.value_or(room.topic);
    return toJson(Stored{.seq = commit(by, room.id, RoomUpdated{.name = update.name, .topic = update.topic}).seq});
}

ModelServer::Result ModelServer::take(const UserId &by, const JoinRoom &join)
{
    return enter(by, join.room, by);
}

ModelServer::Result ModelServer::take(const UserId &by, const LeaveRoom &asked)
{
    return leave(by, asked.room, by);
}

ModelServer::Result ModelServer::take(const UserId &by, const AddToRoom &add)
{
    return enter(by, add.room, add.user);
}

ModelServer::Result ModelServer::take(const UserId &by, const RemoveFromRoom &remove)
{
    return leave(by, remove.room, remove.user);
}

ModelServer::Result ModelServer::enter(const UserId &by, const RoomId &id, const UserId &user)
{
    if (!m_log.rooms.contains(id.value) || isMember(id, user))
        return refuse(ErrorCode::NotFound);
    RoomLog &log = m_log.rooms[id.value];
    log.room.members.append(user);
    log.reads[user] = log.entries.size();
    return toJson(Stored{.seq = commit(by, id, MemberJoined{.user = user}).seq});
}

ModelServer::Result ModelServer::leave(const UserId &by, const RoomId &id, const UserId &user)
{
    if (!isMember(id, user))
        return refuse(ErrorCode::NotFound);
    RoomLog &log = m_log.rooms[id.value];
    log.room.members.removeAll(user);
    log.reads.remove(user);
    return toJson(Stored{.seq = commit(by, id, MemberLeft{.user = user}).seq});
}

ModelServer::Result ModelServer::take(const UserId &by, const Profile &profile)
{
    User &user = m_log.users[by.value];
    user.name = profile.name.value_or(user.name);
    return toJson(Stored{.seq = commit(by, {}, UserChanged{user}).seq});
}

ModelServer::Result ModelServer::take(const UserId &by, const Read &read)
{
    if (!isMember(read.room, by))
        return refuse(ErrorCode::NotFound);
    RoomLog &log = m_log.rooms[read.room.value];
    qint64 &mark = log.reads[by];
    mark = std::max(mark, std::min<qint64>(read.n, log.entries.size()));
    for (ModelLine *line : std::as_const(m_lines)) {
        if (line->m_greeted && line->m_user == by)
            line->say(encode(Signal(ReadMoved{.room = read.room, .n = mark})));
    }
    return toJson(ReadUpTo{mark});
}

ModelServer::Result ModelServer::take(const UserId &by, const History &history)
{
    if (!isMember(history.room, by))
        return refuse(ErrorCode::NotFound);
    const auto all = messages(history.room);
    HistoryPage page;
    if (history.after) {
        page.messages = all.mid(*history.after, history.limit);
        page.more = *history.after + page.messages.size() < all.size();
    } else {
        const qint64 end = std::min<qint64>(all.size(), history.before ? *history.before - 1 : all.size());
        const qint64 begin = std::max<qint64>(0, end - history.limit);
        page.messages = all.mid(begin, end - begin);
        page.more = begin > 0;
    }
    return toJson(page);
}

} // namespace madang::tests
