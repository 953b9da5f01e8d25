// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/memorystore.h"
#include "client/workspace/workspace.h"
#include "tests/support/faketime.h"
#include "tests/support/faketransport.h"

#include <QCoreApplication>
#include <QSignalSpy>

namespace madang::tests
{

using namespace Qt::StringLiterals;

inline const RoomId general{u"general"_s};

/// One person's workspace; the test plays the network, the clock and the server.
struct WorkspaceWorld {
    FakeTime time;
    FakeTransport transport;
    client::MemoryStore store;
    client::Workspace workspace;

    explicit WorkspaceWorld(client::Watching::Whom watch = client::Watching::Whom::Shown)
        : workspace({.store = store,
                     .transport = transport,
                     .clock = time,
                     .alarms = time,
                     .dice = [](auto most) { return most; }},
                    {.endpoint = {.host = u"chat.example"_s},
                     .server = {u"s1"_s},
                     .user = {u"me"_s},
                     .token = [] { return u"secret"_s; },
                     .watch = watch})
    {
        QSignalSpy ready(&workspace, &client::Workspace::ready);
        workspace.start();
        if (ready.isEmpty())
            ready.wait();
    }

    void becomeLive(qint64 seq = 1)
    {
        transport.opensNow();
        transport.answers(welcome(seq));
        settle();
    }
    /// What the store was asked for is answered in the event loop.
    static void settle()
    {
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
    }
    void loseConnection()
    {
        transport.breaks();
        settle();
    }
    void comeBack(qint64 seq = 1)
    {
        time.pass(std::chrono::seconds(20));
        becomeLive(seq);
    }

    [[nodiscard]] static Welcome welcome(qint64 seq)
    {
        const User me{.id = {u"me"_s}, .name = u"Mina"_s};
        const Cursor cursor{{u"e1"_s}, seq};
        return {.user = me,
                .epoch = {u"e1"_s},
                .cursor = cursor,
                .resumed = false,
                .server = {.id = {u"s1"_s}, .name = u"Lab"_s, .version = u"1"_s},
                .limits = {.messageBytes = 65536, .textCodePoints = 4000},
                .heartbeat = std::chrono::seconds(10),
                .snapshot = Snapshot{.epoch = {u"e1"_s},
                                     .cursor = cursor,
                                     .rooms = {Room{.id = general, .name = u"general"_s, .members = {{u"me"_s}}}},
                                     .users = {me}}};
    }
    [[nodiscard]] int countOf(const QList<Request> &requests, const QString &id) const
    {
        int count = 0;
        for (const auto &request : requests) {
            const auto *post = std::get_if<Post>(&request.command);
            count += post != nullptr && post->id.value == id ? 1 : 0;
        }
        return count;
    }
};

} // namespace madang::tests
