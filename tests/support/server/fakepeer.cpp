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
    if (m_takes > 0)
        --m_takes;
    longestFrame = std::max(longestFrame, frame->json.size());
    const auto message = parseServerMessage(frame->json);
    Q_ASSERT(message);
    if (const auto *reply = std::get_if<Reply>(&*message)) {
        replies.append(*reply);
        const auto *answer = std::get_if<Answer>(&reply->result);
        if (answer && answer->object().contains(QLatin1StringView("heartbeat"))) {
            welcome = *answer->as<Welcome>();
            cursor = welcome->cursor;
        }
        return;
    }
    received.append(*message);
    if (frame->position && welcome)
        cursor = Cursor{.epoch = welcome->epoch, .seq = *frame->position};
}

} // namespace madang::server
