// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/attendance.h"

#include "protocol/expected.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

Attendance::Attendance(const Clock &clock, Alarms &alarms, UserId me, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_alarm(alarms.make())
    , m_me(std::move(me))
{
}

std::optional<PresenceOf> Attendance::presence(const UserId &user) const
{
    if (!m_live || !isHeeded(user))
        return std::nullopt;
    return m_presence.value(user, PresenceOf{.user = user});
}

QList<UserId> Attendance::typing(const RoomId &room) const
{
    QList<UserId> all;
    const auto typists = m_typing.value(room);
    for (const Typist &typist : typists)
        all.append(typist.user);
    return all;
}

void Attendance::welcome(const Welcome &welcome)
{
    m_live = true;
    m_presence.clear();
    if (welcome.snapshot) {
        for (const PresenceOf &each : welcome.snapshot->presence)
            m_presence.insert(each.user, each);
    }
    emit presenceReset();
}

void Attendance::heed(const std::optional<QList<UserId>> &users)
{
    m_heeded.reset();
    if (users) {
        m_heeded.emplace(users->cbegin(), users->cend());
        m_presence.removeIf([this](const auto &known) { return !isHeeded(known.key()); });
    }
    emit presenceReset();
}

void Attendance::apply(const Signal &signal)
{
    std::visit(overloaded{[this](const PresenceChanged &changed) {
                              m_presence.insert(changed.user,
                                                {.user = changed.user, .state = changed.state, .since = changed.since});
                              if (isHeeded(changed.user))
                                  emit presenceChanged(changed.user);
                          },
                          [this](const TypingChanged &typing) { set(typing.room, typing.user, typing.on); },
                          [](const auto &) {}},
               signal);
}

void Attendance::posted(const Message &message)
{
    set(message.room, message.by, false);
}

void Attendance::goOffline()
{
    if (!m_live)
        return;
    m_live = false;
    m_presence.clear();
    m_alarm->cancel();
    const auto rooms = std::exchange(m_typing, {}).keys();
    emit presenceReset();
    for (const RoomId &room : rooms)
        emit typingChanged(room);
}

void Attendance::set(const RoomId &room, const UserId &user, bool on)
{
    if (user == m_me)
        return;
    QList<Typist> &typists = m_typing[room];
    const auto known =
        std::find_if(typists.begin(), typists.end(), [&user](const Typist &typist) { return typist.user == user; });
    const bool was = known != typists.end();
    const milliseconds until = m_clock.steady() + typingFor;
    if (on && was)
        known->until = until;
    else if (on)
        typists.append({.user = user, .until = until});
    else if (was)
        typists.erase(known);
    if (typists.isEmpty())
        m_typing.remove(room);
    arm();
    if (on != was)
        emit typingChanged(room);
}

void Attendance::expire()
{
    const milliseconds now = m_clock.steady();
    QList<RoomId> changed;
    for (auto room = m_typing.begin(); room != m_typing.end();) {
        if (room->removeIf([now](const Typist &typist) { return typist.until <= now; }) > 0)
            changed.append(room.key());
        room = room->isEmpty() ? m_typing.erase(room) : std::next(room);
    }
    arm();
    for (const RoomId &room : std::as_const(changed))
        emit typingChanged(room);
}

void Attendance::arm()
{
    std::optional<milliseconds> first;
    for (const auto &room : std::as_const(m_typing)) {
        for (const Typist &typist : room)
            first = std::min(first.value_or(typist.until), typist.until);
    }
    if (first)
        m_alarm->set(*first - m_clock.steady(), [this] { expire(); });
    else
        m_alarm->cancel();
}

} // namespace madang::client
