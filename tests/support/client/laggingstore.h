// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/memorystore.h"

#include <deque>
#include <functional>
#include <utility>

namespace madang::tests
{

/// A disk that works when the test says so. What it has not done when the program is killed never happened.
/// Without Q_OBJECT: no signals of its own.
class LaggingStore final : public client::Store
{
    Q_DISABLE_COPY_MOVE(LaggingStore)

public:
    explicit LaggingStore(client::MemoryStore &disk)
        : m_disk(disk)
    {
    }

    /// Does the oldest piece of work; false: there was none.
    bool work()
    {
        if (m_todo.empty())
            return false;
        const auto next = std::move(m_todo.front());
        m_todo.pop_front();
        next();
        return true;
    }

    void open(std::function<void(const client::ClientState &)> then) override { m_disk.open(std::move(then)); }
    void apply(const client::Batch &batch, std::function<void(client::Kept)> then) override
    {
        m_todo.emplace_back([this, batch, then = std::move(then)] { m_disk.apply(batch, then); });
    }
    void range(const RoomId &room, qint64 first, qint64 last, Found found) override
    {
        m_todo.emplace_back(
            [this, room, first, last, found = std::move(found)] { m_disk.range(room, first, last, found); });
    }
    void find(const QList<MessageId> &messages, Found found) override
    {
        m_todo.emplace_back([this, messages, found = std::move(found)] { m_disk.find(messages, found); });
    }
    void keep(const QList<Message> &messages) override
    {
        m_todo.emplace_back([this, messages] { m_disk.keep(messages); });
    }
    void put(const client::OutboxEntry &entry, std::function<void(client::Kept)> then) override
    {
        m_todo.emplace_back([this, entry, then = std::move(then)] { m_disk.put(entry, then); });
    }
    void remove(const ChangeId &entry) override
    {
        m_todo.emplace_back([this, entry] { m_disk.remove(entry); });
    }
    void setDraft(const RoomId &room, const client::Draft &draft) override
    {
        m_todo.emplace_back([this, room, draft] { m_disk.setDraft(room, draft); });
    }

private:
    client::MemoryStore &m_disk;
    std::deque<std::function<void()>> m_todo;
};

} // namespace madang::tests
