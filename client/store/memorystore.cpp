// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/store/memorystore.h"

#include "protocol/expected.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

MemoryStore::MemoryStore(QObject *parent)
    : Store(parent)
{
}

void MemoryStore::open(std::function<void(const ClientState &)> then)
{
    ClientState state{
        .cursor = m_cursor, .rooms = m_rooms.values(), .people = m_people.values(), .outbox = m_outbox.values()};
    state.drafts = m_drafts;
    std::sort(state.outbox.begin(), state.outbox.end(),
              [](const OutboxEntry &left, const OutboxEntry &right) { return left.place < right.place; });
    later([then = std::move(then), state] { then(state); });
}

void MemoryStore::apply(const Batch &batch, std::function<void(Kept)> then)
{
    for (const Step &step : batch.steps)
        carryOut(step);
    m_cursor = batch.cursor;
    for (auto room = m_messages.begin(); room != m_messages.end();)
        room = m_rooms.contains(room.key()) ? std::next(room) : m_messages.erase(room);
    m_places.removeIf([this](const auto &place) { return !m_rooms.contains(place.value().first); });
    later([then = std::move(then)] { then(Kept::OnDisk); });
}

void MemoryStore::carryOut(const Step &step)
{
    std::visit(overloaded{[this](const steps::Reset &) {
                              m_rooms.clear();
                              m_people.clear();
                              for (auto &room : m_messages) {
                                  for (auto &cached : room)
                                      cached.stale = true;
                              }
                          },
                          [this](const steps::KeepRoom &keep) { m_rooms.insert(keep.room.room.id, keep.room); },
                          [this](const steps::DropRoom &drop) {
                              m_rooms.remove(drop.room);
                              m_messages.remove(drop.room);
                              m_places.removeIf(
                                  [&drop](const auto &place) { return place.value().first == drop.room; });
                          },
                          [this](const steps::KeepPerson &keep) { m_people.insert(keep.person.user.id, keep.person); },
                          [this](const steps::KeepMessage &keep) { keepMessage(keep.message); },
                          [this](const steps::ChangeMessage &change) {
                              const auto place = m_places.constFind(change.change.message);
                              if (place == m_places.constEnd())
                                  return;
                              CachedMessage &cached = m_messages[place->first][place->second];
                              if (!cached.stale)
                                  client::apply(cached.message, change.change);
                          }},
               step);
}

void MemoryStore::keepMessage(const Message &message)
{
    if (!m_rooms.contains(message.room))
        return;
    if (const auto place = m_places.constFind(message.id); place != m_places.constEnd()) {
        const CachedMessage &cached = m_messages[place->first][place->second];
        if (!cached.stale && cached.message.rev >= message.rev)
            return;
        m_messages[place->first].remove(place->second);
    }
    auto &room = m_messages[message.room];
    if (const auto other = room.constFind(message.n); other != room.constEnd())
        m_places.remove(other->message.id);
    room.insert(message.n, {.message = message});
    m_places.insert(message.id, {message.room, message.n});
}

void MemoryStore::range(const RoomId &room, qint64 first, qint64 last, Found found)
{
    QList<CachedMessage> messages;
    const auto kept = m_messages.value(room);
    for (auto cached = kept.lowerBound(first); cached != kept.cend() && cached.key() <= last; ++cached)
        messages.append(*cached);
    later([found = std::move(found), messages] { found(messages); });
}

void MemoryStore::find(const QList<MessageId> &messages, Found found)
{
    QList<CachedMessage> all;
    for (const MessageId &id : messages) {
        const auto place = m_places.constFind(id);
        if (place != m_places.constEnd())
            all.append(m_messages.value(place->first).value(place->second));
    }
    later([found = std::move(found), all] { found(all); });
}

void MemoryStore::keep(const QList<Message> &messages)
{
    for (const Message &message : messages)
        keepMessage(message);
}

void MemoryStore::put(const OutboxEntry &entry, std::function<void(Kept)> then)
{
    m_outbox.insert(entry.id, asKept(entry));
    later([then = std::move(then)] { then(Kept::OnDisk); });
}

void MemoryStore::remove(const ChangeId &entry)
{
    m_outbox.remove(entry);
}

void MemoryStore::setDraft(const RoomId &room, const Draft &draft)
{
    if (draft.isEmpty())
        m_drafts.remove(room);
    else
        m_drafts.insert(room, draft);
}

void MemoryStore::later(std::function<void()> answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

} // namespace madang::client
