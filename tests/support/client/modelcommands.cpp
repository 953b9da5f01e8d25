// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// What the model does with each command; modelserver.cpp has what it keeps and how it tells it.
#include "protocol/expected.h"
#include "tests/support/client/modelserver.h"

#include <QJsonDocument>

#include <algorithm>

namespace madang::tests
{

using namespace Qt::StringLiterals;

namespace
{

Unexpected<Error> refuse(ErrorCode code)
{
    return Unexpected(Error{.code = code, .text = u"no"_s});
}

} // namespace

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
