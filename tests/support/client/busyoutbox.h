// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/outbox/outbox.h"
#include "client/store/memorystore.h"
#include "tests/support/client/fakesender.h"
#include "tests/support/client/things.h"
#include "tests/support/faketime.h"

#include <QCoreApplication>

#include <memory>

namespace madang::tests
{

using namespace client;

inline const RoomId lobby{u"lobby"_s};
inline const RoomId garden{u"garden"_s};

/// An outbox with a disk below and a server above it, and a program that may be killed at any time.
class BusyOutbox
{
protected:
    void furnish()
    {
        m_time = std::make_unique<FakeTime>();
        m_sender = std::make_unique<FakeSender>();
        m_store = std::make_unique<MemoryStore>();
        begin();
    }
    void leave()
    {
        m_outbox.reset();
        m_store.reset();
        m_sender.reset();
        m_time.reset();
    }

    void begin()
    {
        m_outbox = std::make_unique<Outbox>(
            Outbox::Parts{.store = *m_store, .sender = *m_sender, .clock = *m_time, .alarms = *m_time});
    }
    /// The program is killed and starts again; only what is on disk is there.
    void restart()
    {
        const auto kept = onDisk();
        m_sender->forget();
        begin();
        m_outbox->restore(kept);
    }
    QList<OutboxEntry> onDisk()
    {
        return answerOf<ClientState>([this](auto then) { m_store->open(then); }).outbox;
    }
    void seen(const MessageId &id, qint64 seq)
    {
        auto posted = message(lobby, seq);
        posted.id = id;
        m_outbox->confirm(posted);
        m_outbox->onApplied(seq);
    }
    [[nodiscard]] QList<OutboxState> states(const RoomId &room) const
    {
        QList<OutboxState> all;
        for (const OutboxEntry &entry : m_outbox->entries()) {
            if (entry.room == room)
                all.append(entry.state);
        }
        return all;
    }
    static void settle() { QCoreApplication::processEvents(); }

    std::unique_ptr<FakeTime> m_time;
    std::unique_ptr<FakeSender> m_sender;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<Outbox> m_outbox;
};

} // namespace madang::tests
