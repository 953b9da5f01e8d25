// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/change.h"

#include <QCryptographicHash>
#include <QString>

/// Changes as the hub makes them, for tests. Ids count up, so that a failure names the same ones each time.
namespace madang::server::changes
{

using namespace Qt::StringLiterals;

[[nodiscard]] inline QString uuid(qint64 number)
{
    return u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QChar(u'0'));
}

[[nodiscard]] inline QString nextUuid()
{
    static qint64 last = 0;
    return uuid(++last);
}

[[nodiscard]] inline QByteArray hashOf(const QString &content)
{
    return QCryptographicHash::hash(content.toUtf8(), QCryptographicHash::Sha256);
}

[[nodiscard]] inline Change change(const UserId &author, const RoomId &room, const EventBody &body)
{
    return {.author = author, .id = nextUuid(), .hash = hashOf(u"content"_s), .body = body, .room = room};
}

[[nodiscard]] inline Change user(const User &user)
{
    return change(user.id, {}, UserChanged{.user = user});
}

/// A person whose id is the name.
[[nodiscard]] inline Change person(const QString &name)
{
    return user(User{.id = {name}, .name = name, .status = {}});
}

[[nodiscard]] inline Change room(const RoomId &id, const QList<UserId> &members, RoomKind kind = RoomKind::Public)
{
    const QString name = kind == RoomKind::Direct ? QString() : id.value;
    return change(members.value(0), id,
                  RoomCreated{.room = {.id = id, .name = name, .kind = kind, .topic = {}, .members = members}});
}

[[nodiscard]] inline Change post(const UserId &author, const RoomId &room, const QString &text)
{
    Change posted = change(author, room, {});
    posted.hash = hashOf(text);
    posted.body = MessagePosted{.id = {posted.id}, .text = text};
    return posted;
}

[[nodiscard]] inline Change edit(const UserId &author, const RoomId &room, const MessageId &message,
                                 const QString &text)
{
    return change(author, room, MessageEdited{.message = message, .text = text});
}

[[nodiscard]] inline Change remove(const UserId &author, const RoomId &room, const MessageId &message)
{
    return change(author, room, MessageDeleted{.message = message});
}

[[nodiscard]] inline Change react(const UserId &author, const RoomId &room, const MessageId &message,
                                  const QString &emoji, bool on)
{
    return change(author, room, ReactionChanged{.message = message, .emoji = emoji, .on = on});
}

} // namespace madang::server::changes
