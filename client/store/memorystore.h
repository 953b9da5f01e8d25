// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/store.h"

#include <QMap>

namespace madang::client
{

/// A store that forgets everything with the program: for tests.
class MemoryStore final : public Store
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryStore)

public:
    explicit MemoryStore(QObject *parent = nullptr);

    void open(std::function<void(const ClientState &)> then) override;
    void apply(const Batch &batch, std::function<void(Kept)> then) override;
    void range(const RoomId &room, qint64 first, qint64 last, Found found) override;
    void find(const QList<MessageId> &messages, Found found) override;
    void keep(const QList<Message> &messages) override;
    void put(const OutboxEntry &entry, std::function<void(Kept)> then) override;
    void remove(const ChangeId &entry) override;
    void setDraft(const RoomId &room, const Draft &draft) override;

private:
    void later(std::function<void()> answer);
    void keepMessage(const Message &message);
    void carryOut(const Step &step);

    std::optional<Cursor> m_cursor;
    QHash<RoomId, RoomState> m_rooms;
    QHash<UserId, Person> m_people;
    QHash<ChangeId, OutboxEntry> m_outbox;
    QHash<RoomId, Draft> m_drafts;
    QHash<RoomId, QMap<qint64, CachedMessage>> m_messages;
    QHash<MessageId, std::pair<RoomId, qint64>> m_places;
};

} // namespace madang::client
