// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <algorithm>

namespace madang::server
{

FakePeer::FakePeer(House &house, const QString &user, Role role)
    : m_house(house)
{
    if (!house.directory().user({user}))
        house.signUp(user, role);
    token = house.newDevice(user);
}

void FakePeer::connectsSilently()
{
    closed.reset();
    m_peer = m_house.hub().attach(*this);
}

void FakePeer::connects()
{
    connectsSilently();
    (void)greets(
        Hello{.token = token, .session = session, .cursor = cursor ? toText(*cursor) : QString(), .watch = watched});
}

void FakePeer::follows(const RoomId &room)
{
    followsFrom(cursor ? toText(*cursor) : QString(), room);
}

void FakePeer::followsFrom(const QString &text, const RoomId &room)
{
    closed.reset();
    begun.reset();
    const Follow follow{.caller = caller(), .cursor = text, .room = room, .manner = manner};
    m_peer = m_house.hub().follow(follow, *this, [this](const auto &result) {
        Q_ASSERT(!begun);
        begun = result;
        if (result) {
            cursor = result->cursor;
            m_epoch = result->epoch;
        }
    });
    m_house.settle();
}

Caller FakePeer::caller() const
{
    return {.identity = m_house.accounts.identify(token).value_or(Identity{}), .session = session};
}

Expected<Welcome, Error> FakePeer::greets(const Hello &hello)
{
    return sends(hello);
}

void FakePeer::sendsText(const QByteArray &text)
{
    deliver(text);
    m_house.settle();
}

void FakePeer::deliver(const QByteArray &text)
{
    if (const auto request = parseRequest(text))
        m_peer->receive(*request, text.size());
    else
        m_peer->refuse(request.error());
}

void FakePeer::takes(qsizetype frames)
{
    m_takes = frames;
    if (m_peer)
        m_peer->drained();
    m_house.settle();
}

QList<qint64> FakePeer::seqs() const
{
    QList<qint64> list;
    for (const ServerMessage &message : received) {
        if (const auto *event = std::get_if<Event>(&message))
            list.append(event->seq);
    }
    return list;
}

QStringList FakePeer::texts() const
{
    QStringList list;
    const auto posts = all<MessagePosted>();
    for (const MessagePosted &posted : posts)
        list.append(posted.text);
    return list;
}

void FakePeer::forgets()
{
    received.clear();
    replies.clear();
}

void FakePeer::send(const SharedFrame &frame)
{
    latest = frame;
    took(frame->json);
    const auto message = parseServerMessage(frame->json);
    Q_ASSERT(message);
    received.append(*message);
    if (frame->position && !m_epoch.isEmpty())
        cursor = Cursor{.epoch = m_epoch, .seq = *frame->position};
}

void FakePeer::reply(const Reply &reply)
{
    const QByteArray json = encode(reply);
    took(json);
    const auto message = parseServerMessage(json);
    Q_ASSERT(message);
    replies.append(std::get<Reply>(*message));
    const auto *answer = std::get_if<Answer>(&replies.last().result);
    if (answer && answer->object().contains(QLatin1StringView("heartbeat"))) {
        welcome = *answer->as<Welcome>();
        cursor = welcome->cursor;
        m_epoch = welcome->epoch;
    }
}

void FakePeer::took(const QByteArray &json)
{
    if (m_takes > 0)
        --m_takes;
    longestFrame = std::max(longestFrame, json.size());
}

} // namespace madang::server
