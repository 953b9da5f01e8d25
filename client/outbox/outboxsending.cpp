// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The part of Outbox that sends, and that listens to the server and the replica.
#include "client/outbox/outbox.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace madang::client
{

namespace
{

/// Whether the same command may succeed later. Who is signed out or out of step sends it again when that is over.
bool mayRetry(ErrorCode code)
{
    return infoOf(code).mayRetry || code == ErrorCode::Unauthorized || code == ErrorCode::Resync;
}

/// A message that is gone need not be deleted, and a reaction that can't be given is nothing to keep.
bool isMoot(const OutboxEntry &entry, const Error &error)
{
    return std::holds_alternative<React>(entry.command) ||
           (std::holds_alternative<Delete>(entry.command) && error.code == ErrorCode::NotFound);
}

} // namespace

void Outbox::goLive()
{
    m_live = true;
    ++m_connection;
    sendAll();
}

void Outbox::goOffline()
{
    m_live = false;
    ++m_connection;
    m_alarm->cancel();
    m_pausedUntil.clear();
    m_pauses.clear();
    QSet<RoomId> rooms;
    for (OutboxEntry &each : m_entries) {
        if (each.state != OutboxState::Sending)
            continue;
        each.state = OutboxState::Queued;
        rooms.insert(each.room);
    }
    for (const RoomId &room : std::as_const(rooms))
        emit changed(room);
}

void Outbox::sendAll()
{
    QList<RoomId> rooms;
    for (const OutboxEntry &each : std::as_const(m_entries)) {
        if (!rooms.contains(each.room))
            rooms.append(each.room);
    }
    for (const RoomId &room : std::as_const(rooms))
        sendNext(room);
}

void Outbox::sendNext(const RoomId &room)
{
    if (!m_live)
        return;
    const milliseconds now = m_clock.steady();
    if (m_pausedUntil.value(room) > now || m_pace.wait(now) > milliseconds::zero()) {
        wakeLater();
        return;
    }
    for (OutboxEntry &each : m_entries) {
        if (each.room != room)
            continue;
        if (each.state == OutboxState::Sending)
            return;
        if (each.state != OutboxState::Queued)
            continue;
        if (m_writing.contains(each.id))
            return;
        if (m_clock.now() - each.approved > consentAfter) {
            setState(each, OutboxState::NeedsConsent);
            sendNext(room);
            return;
        }
        send(each);
        return;
    }
}

void Outbox::send(OutboxEntry &entry)
{
    const OutboxEntry sent = entry;
    setState(entry, OutboxState::Sending);
    const QPointer<Outbox> self(this);
    const milliseconds now = m_clock.steady();
    m_pace.sent(now);
    m_sender.send(sent.command, [self, id = sent.id, room = sent.room, now,
                                 connection = m_connection](const Expected<qint64, Error> &answer) {
        if (self.isNull() || connection != self->m_connection)
            return;
        self->onAnswered(id, now, answer);
        self->sendNext(room);
    });
}

void Outbox::onAnswered(const ChangeId &id, milliseconds sentAt, const Expected<qint64, Error> &answer)
{
    if (answer)
        m_pace.taken(sentAt);
    OutboxEntry *const asked = entry(id);
    if (asked == nullptr || asked->state != OutboxState::Sending)
        return;
    if (answer) {
        m_pauses.remove(asked->room);
        asked->seq = *answer;
        if (m_applied >= *answer)
            leave(id, *answer);
        else
            setState(*asked, OutboxState::Sent);
    } else if (answer.error().code == ErrorCode::TooMany && answer.error().after) {
        m_pace.refused(sentAt, m_clock.steady(), *answer.error().after);
        setState(*asked, OutboxState::Queued);
    } else if (mayRetry(answer.error().code)) {
        pause(asked->room, answer.error());
        setState(*asked, OutboxState::Queued);
    } else {
        refuse(id, answer.error());
    }
}

void Outbox::pause(const RoomId &room, const Error &error)
{
    constexpr int doublings = 5;
    const int before = m_pauses[room]++;
    const milliseconds pause = std::min(pauseMost, pauseLeast * (1 << std::min(before, doublings)));
    m_pausedUntil.insert(room, m_clock.steady() + error.after.value_or(pause));
}

void Outbox::refuse(const ChangeId &id, const Error &error)
{
    OutboxEntry *const failed = entry(id);
    failed->refusal = error;
    failed->state = OutboxState::Failed;
    const OutboxEntry kept = *failed;
    if (isMoot(kept, error)) {
        remove(id);
    } else {
        keep(kept);
        emit changed(kept.room);
    }
    if (!isMoot(kept, error) || error.code != ErrorCode::NotFound)
        emit refused(kept);
}

void Outbox::wakeLater()
{
    const milliseconds now = m_clock.steady();
    const milliseconds pace = m_pace.wait(now);
    milliseconds first = pace > milliseconds::zero() ? pace : milliseconds::max();
    for (const milliseconds until : std::as_const(m_pausedUntil)) {
        if (until > now)
            first = std::min(first, until - now);
    }
    if (first != milliseconds::max())
        m_alarm->set(first, [this] { sendAll(); });
}

void Outbox::confirm(const Message &message)
{
    const ChangeId id{message.id.value};
    const OutboxEntry *const posted = find(id);
    if (posted == nullptr)
        return;
    const RoomId room = posted->room;
    leave(id, message.seq);
    sendNext(room);
}

void Outbox::onApplied(qint64 seq)
{
    m_applied = std::max(m_applied, seq);
    QList<Forgettable> seen;
    for (const OutboxEntry &each : std::as_const(m_entries)) {
        if (each.state == OutboxState::Sent && each.seq <= seq)
            seen.append({each.id, each.seq});
    }
    for (const Forgettable &each : std::as_const(seen))
        leave(each.id, each.seq);
}

void Outbox::leave(const ChangeId &id, qint64 seq)
{
    const OutboxEntry *const gone = find(id);
    if (gone == nullptr)
        return;
    const RoomId room = gone->room;
    if (m_stored >= seq)
        m_store.remove(id);
    else
        m_forgettable.append({id, seq});
    m_entries.removeIf([&id](const OutboxEntry &each) { return each.id == id; });
    emit changed(room);
}

void Outbox::onStored(qint64 seq)
{
    m_stored = std::max(m_stored, seq);
    for (const Forgettable &each : std::as_const(m_forgettable)) {
        if (each.seq <= seq)
            m_store.remove(each.id);
    }
    m_forgettable.removeIf([seq](const Forgettable &each) { return each.seq <= seq; });
}

void Outbox::onReset()
{
    m_applied = 0;
    m_stored = 0;
    for (const Forgettable &each : std::as_const(m_forgettable))
        m_store.remove(each.id);
    m_forgettable.clear();
    QSet<RoomId> rooms;
    for (OutboxEntry &each : m_entries) {
        if (each.state != OutboxState::Sent)
            continue;
        each.state = OutboxState::Queued;
        rooms.insert(each.room);
    }
    for (const RoomId &room : std::as_const(rooms))
        emit changed(room);
}

} // namespace madang::client
