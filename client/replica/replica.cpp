// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/replica.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

Replica::Replica(ReplicaStore &store, UserId me, QObject *parent)
    : QObject(parent)
    , m_me(std::move(me))
    , m_journal(store)
{
    connect(&m_journal, &Journal::stored, this, &Replica::stored);
}

void Replica::restore(const ClientState &state)
{
    m_cursor = state.cursor;
    m_epoch = state.cursor ? state.cursor->epoch : EpochId{};
    m_journal.start(state.cursor);
    for (const RoomState &room : state.rooms)
        m_rooms.insert(room.room.id, room);
    for (const Person &person : state.people)
        m_people.insert(person.user.id, person);
    emit roomsReset();
    emit peopleChanged();
}

const RoomState *Replica::room(const RoomId &id) const
{
    const auto found = m_rooms.constFind(id);
    return found == m_rooms.constEnd() ? nullptr : &*found;
}

RoomState *Replica::find(const RoomId &id)
{
    const auto found = m_rooms.find(id);
    return found == m_rooms.end() ? nullptr : &*found;
}

const User *Replica::user(const UserId &id) const
{
    const auto found = m_people.constFind(id);
    return found == m_people.constEnd() ? nullptr : &found->user;
}

QString Replica::nameOf(const UserId &id) const
{
    const User *const known = user(id);
    return known == nullptr ? id.value : known->name;
}

void Replica::welcome(const Welcome &welcome)
{
    m_epoch = welcome.epoch;
    if (welcome.snapshot)
        reset(*welcome.snapshot);
    else if (!welcome.resumed)
        lose();
    spread();
}

void Replica::reset(const Snapshot &snapshot)
{
    m_epoch = snapshot.epoch;
    m_cursor = snapshot.cursor;
    m_journal.add(steps::Reset{});
    resetPeople(snapshot);
    resetRooms(snapshot);
    m_journal.moveTo(m_cursor);
    announce([this] { emit wasReset(); });
    announce([this] { emit roomsReset(); });
    announce([this] { emit peopleChanged(); });
    announce([this, seq = snapshot.cursor.seq] { emit applied(seq); });
}

void Replica::resetPeople(const Snapshot &snapshot)
{
    for (Person &person : m_people)
        person.gone = true;
    for (const User &user : snapshot.users)
        m_people.insert(user.id, {.user = user});
    for (const Person &person : std::as_const(m_people))
        m_journal.add(steps::KeepPerson{person});
}

void Replica::resetRooms(const Snapshot &snapshot)
{
    const auto before = std::exchange(m_rooms, {});
    for (const Room &room : snapshot.rooms) {
        RoomState state{.room = room, .confirmedN = room.readN};
        if (const auto known = before.constFind(room.id); known != before.constEnd()) {
            state.mentions = known->mentions; // as far as this log knows them: learn() mends the rest
            state.mentions.removeIf([&room](const MentionMark &mark) { return mark.n > room.lastN; });
            (void)moveRead(state, known->room.readN); // it may not have been told to the server yet
        }
        if (room.last)
            (void)noteMention(state, *room.last);
        m_rooms.insert(room.id, state);
        m_journal.add(steps::KeepRoom{state});
        if (room.last)
            m_journal.add(steps::KeepMessage{*room.last});
    }
    for (auto room = before.cbegin(); room != before.cend(); ++room) {
        if (!m_rooms.contains(room.key()))
            announce([this, id = room.key()] { emit ownLeft(id); });
    }
}

void Replica::apply(const Event &event)
{
    if (!m_cursor || event.seq <= m_cursor->seq)
        return;
    std::visit([this, &event](const auto &body) { take(event, body); }, event.body);
    moveTo(event.seq);
    spread();
}

void Replica::skip(qint64 seq)
{
    if (m_cursor && seq > m_cursor->seq)
        moveTo(seq);
    spread();
}

void Replica::apply(const Signal &signal)
{
    std::visit(overloaded{[this](const Live &live) {
                              // All that is before it has been sent, and so applied.
                              if (m_cursor && live.cursor.epoch == m_epoch && live.cursor.seq >= m_cursor->seq)
                                  moveTo(live.cursor.seq);
                          },
                          [this](const ReadMoved &moved) { confirmRead(moved.room, moved.n); }, [](const auto &) {}},
               signal);
    spread();
}

void Replica::moveTo(qint64 seq)
{
    if (!m_cursor) // what was applied showed that something is missing
        return;
    m_cursor = Cursor{m_epoch, seq};
    m_journal.moveTo(m_cursor);
    announce([this, seq] { emit applied(seq); });
}

void Replica::lose()
{
    m_cursor.reset();
    m_journal.moveTo(m_cursor);
    announce([this] { emit lost(); });
}

void Replica::read(const RoomId &id, qint64 n)
{
    RoomState *const state = find(id);
    if (state == nullptr || !moveRead(*state, n))
        return;
    keep(*state);
    spread();
}

void Replica::confirmRead(const RoomId &id, qint64 n)
{
    RoomState *const state = find(id);
    if (state == nullptr || n <= state->confirmedN)
        return;
    state->confirmedN = n;
    (void)moveRead(*state, n);
    keep(*state);
    spread();
}

void Replica::learn(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        RoomState *const state = find(message.room);
        if (state != nullptr && noteMention(*state, message))
            keep(*state);
    }
    spread();
}

bool Replica::moveRead(RoomState &room, qint64 n)
{
    const qint64 to = std::min(n, room.room.lastN);
    if (to <= room.room.readN)
        return false;
    room.room.readN = to;
    room.mentions.removeIf([to](const MentionMark &mark) { return mark.n <= to; });
    return true;
}

bool Replica::noteMention(RoomState &room, const Message &message) const
{
    const bool addressed = message.by != m_me && message.mentions.contains(m_me) && message.n > room.room.readN;
    const MentionMark mark{.message = message.id, .n = message.n};
    if (addressed && room.mentions.contains(mark))
        return false;
    const auto gone = room.mentions.removeIf([&mark](const MentionMark &each) { return each.n == mark.n; });
    if (addressed)
        room.mentions.append(mark);
    return addressed || gone > 0;
}

void Replica::keep(const RoomState &room)
{
    m_journal.add(steps::KeepRoom{room});
    announce([this, id = room.room.id] { emit roomChanged(id); });
}

void Replica::announce(std::function<void()> news)
{
    m_news.append(std::move(news));
}

void Replica::spread()
{
    const auto news = std::exchange(m_news, {});
    for (const auto &each : news)
        each();
}

} // namespace madang::client
