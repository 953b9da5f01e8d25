// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/outbox/outbox.h"

#include "protocol/rules.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace madang::client
{

namespace
{

ChangeId newId()
{
    return {rules::newUuid()};
}

} // namespace

Outbox::Outbox(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_store(parts.store)
    , m_sender(parts.sender)
    , m_clock(parts.clock)
    , m_alarm(parts.alarms.make())
{
}

void Outbox::restore(const QList<OutboxEntry> &entries)
{
    // What was done meanwhile comes after it.
    const qint64 last = entries.isEmpty() ? 0 : entries.last().place;
    for (OutboxEntry &entry : m_entries)
        entry.place += last;
    m_entries = entries + m_entries;
    m_lastPlace += last;
    QSet<RoomId> rooms;
    for (const OutboxEntry &entry : entries)
        rooms.insert(entry.room);
    for (const RoomId &room : std::as_const(rooms))
        emit changed(room);
    sendAll();
}

const OutboxEntry *Outbox::find(const ChangeId &id) const
{
    const auto found =
        std::find_if(m_entries.cbegin(), m_entries.cend(), [&id](const OutboxEntry &each) { return each.id == id; });
    return found == m_entries.cend() ? nullptr : &*found;
}

OutboxEntry *Outbox::entry(const ChangeId &id)
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&id](const OutboxEntry &each) { return each.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

QList<Pending> Outbox::pending(const RoomId &room) const
{
    QList<Pending> all;
    for (const OutboxEntry &each : m_entries) {
        if (each.room == room)
            all.append(toPending(each));
    }
    return all;
}

int Outbox::waiting() const
{
    return static_cast<int>(std::count_if(m_entries.cbegin(), m_entries.cend(), [](const OutboxEntry &each) {
        return each.state == OutboxState::Queued || each.state == OutboxState::Sending;
    }));
}

std::optional<MessageId> Outbox::post(const RoomId &room, const QString &text, const std::optional<MessageId> &replyTo,
                                      const QList<UserId> &mentions)
{
    const auto clean = rules::cleaned(text, texts::message);
    if (!clean)
        return std::nullopt;
    const MessageId id{rules::newUuid()};
    add(room, Post{.room = room, .id = id, .text = *clean, .replyTo = replyTo, .mentions = mentions});
    return id;
}

std::optional<ChangeId> Outbox::edit(const RoomId &room, const MessageId &message, const QString &text,
                                     const QList<UserId> &mentions)
{
    const auto clean = rules::cleaned(text, texts::message);
    if (!clean)
        return std::nullopt;
    return add(room, Edit{.id = newId(), .message = message, .text = *clean, .mentions = mentions});
}

ChangeId Outbox::erase(const RoomId &room, const MessageId &message)
{
    return add(room, Delete{.id = newId(), .message = message});
}

ChangeId Outbox::react(const RoomId &room, const MessageId &message, const QString &emoji, bool on)
{
    return add(room, React{.id = newId(), .message = message, .emoji = emoji, .on = on});
}

ChangeId Outbox::add(const RoomId &room, OwnCommand command)
{
    const ChangeId id = idOf(command);
    const OutboxEntry entry{.id = id,
                            .room = room,
                            .at = m_clock.now(),
                            .approved = m_clock.now(),
                            .place = ++m_lastPlace,
                            .command = std::move(command)};
    m_entries.append(entry);
    keep(entry);
    emit changed(room);
    return entry.id;
}

void Outbox::keep(const OutboxEntry &entry)
{
    m_writing.insert(entry.id);
    const QPointer<Outbox> self(this);
    m_store.put(entry, [self, id = entry.id, room = entry.room](Kept kept) {
        if (self.isNull())
            return;
        self->m_writing.remove(id);
        if (kept == Kept::InMemory)
            emit self->keptInMemory(id);
        self->sendNext(room);
    });
}

void Outbox::tryAgain(const ChangeId &id)
{
    OutboxEntry *const again = entry(id);
    if (again == nullptr || (again->state != OutboxState::Failed && again->state != OutboxState::NeedsConsent))
        return;
    again->approved = m_clock.now();
    again->refusal.reset();
    again->state = OutboxState::Queued;
    const OutboxEntry kept = *again;
    m_pausedUntil.remove(kept.room);
    keep(kept);
    emit changed(kept.room);
}

void Outbox::remove(const ChangeId &id)
{
    const OutboxEntry *const gone = find(id);
    if (gone == nullptr)
        return;
    const RoomId room = gone->room;
    m_entries.removeIf([&id](const OutboxEntry &each) { return each.id == id; });
    m_writing.remove(id);
    m_store.remove(id);
    emit changed(room);
    sendNext(room);
}

void Outbox::setState(OutboxEntry &entry, OutboxState state)
{
    entry.state = state;
    const RoomId room = entry.room; // whoever hears of it may change the list
    emit changed(room);
}

} // namespace madang::client
