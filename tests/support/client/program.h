// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/workspace/workspace.h"
#include "tests/support/client/laggingstore.h"
#include "tests/support/client/modelserver.h"
#include "tests/support/faketime.h"

#include <QCoreApplication>

#include <memory>

namespace madang::tests
{

/// Somebody's program as it runs beside a ModelServer: everything of the client but the sockets, the screen and the
/// real disk. Nothing happens in it that the test does not let happen.
class Program
{
public:
    Program(ModelServer &server, UserId user)
        : m_server(server)
        , m_user(std::move(user))
    {
        start();
    }
    ~Program() { kill(); }
    Q_DISABLE_COPY_MOVE(Program)

    void start()
    {
        store = std::make_unique<LaggingStore>(m_disk);
        line = std::make_unique<ModelLine>(m_server, m_user);
        workspace = std::make_unique<client::Workspace>(
            client::Workspace::Parts{.store = *store,
                                     .transport = *line,
                                     .clock = time,
                                     .alarms = time,
                                     .dice = [](std::chrono::milliseconds most) { return most / 2; }},
            client::Workspace::Account{.endpoint = {},
                                       .server = ServerId{QString::fromLatin1(ModelServer::serverId)},
                                       .user = m_user,
                                       .token = [] { return QStringLiteral("t"); }});
        reader = std::make_unique<client::SessionLine>(workspace->session());
        pages = std::make_unique<client::Pages>(*store, *reader, workspace->replica());
        workspace->start();
        QCoreApplication::processEvents();
    }
    /// What the disk has not done never happens.
    void kill()
    {
        timeline.reset();
        pages.reset();
        reader.reset();
        workspace.reset();
        line.reset();
        store.reset();
        QCoreApplication::processEvents();
    }

    /// Shows a room, for as long as its user is in it.
    void open(const RoomId &room)
    {
        timeline = workspace->openTimeline(room);
        QObject::connect(&workspace->replica(), &client::Replica::ownLeft, timeline.get(),
                         [this, room](const RoomId &left) {
                             if (left == room && timeline && timeline->room() == room)
                                 timeline.release()->deleteLater();
                         });
    }

    /// Lets everything travel and be written until nothing moves.
    void settle() const
    {
        bool moved = true;
        while (moved) {
            QCoreApplication::processEvents();
            moved = store->work();
            moved = line->toServer(false, false) || moved;
            moved = line->lateToClient() || moved;
            moved = line->toClient() || moved;
        }
    }
    /// Time enough for a connection and for everything that waits.
    bool comeToRest()
    {
        constexpr int secondsMost = 600;
        for (int second = 0; second < secondsMost; ++second) {
            settle();
            if (workspace->session().live() && workspace->replica().cursor() && isEverythingAnswered())
                return true;
            pass(std::chrono::seconds(1));
        }
        return false;
    }
    void pass(std::chrono::milliseconds duration)
    {
        line->heartbeat();
        time.pass(duration);
        QCoreApplication::processEvents();
    }

    FakeTime time;
    std::unique_ptr<LaggingStore> store;
    std::unique_ptr<ModelLine> line;
    std::unique_ptr<client::Workspace> workspace;
    std::unique_ptr<client::SessionLine> reader;
    std::unique_ptr<client::Pages> pages;
    std::unique_ptr<client::Timeline> timeline;

private:
    [[nodiscard]] bool isEverythingAnswered() const
    {
        const auto &entries = workspace->outbox().entries();
        return std::all_of(entries.cbegin(), entries.cend(),
                           [](const client::OutboxEntry &entry) { return entry.state == client::OutboxState::Failed; });
    }

    ModelServer &m_server;
    UserId m_user;
    client::MemoryStore m_disk;
};

} // namespace madang::tests
