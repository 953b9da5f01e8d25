// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ladder/ladder.h"
#include "client/session/session.h"
#include "protocol/closecode.h"
#include "tests/support/client/sessionworld.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace madang::tests
{

using client::Obstacle;
using client::Way;

/// The server's farewell to the older of two connections.
inline client::Closing replaced()
{
    return {.code = static_cast<quint16>(CloseCode::Replaced), .mayComeBack = false};
}

/// A session on a ladder whose ways are played by the test; the dice always show their highest side.
struct LadderWorld {
    FakeTime time;
    QTemporaryDir folder;
    QString network = u"home"_s;
    client::RememberedWays memory{folder.filePath(u"ways.json"_s), time, [this] { return network; }};
    std::map<Way, FakeTransport *> ways; ///< those that were needed; the ladder owns them
    client::Ladder ladder{{.make = [this](Way way) { return make(way); },
                           .memory = memory,
                           .clock = time,
                           .alarms = time,
                           .dice = [](auto most) { return most; }}};
    std::optional<Cursor> cursor{{{u"e1"_s}, 7}};
    client::Session session{
        {.transport = ladder, .clock = time, .alarms = time, .dice = [](auto most) { return most; }},
        {.endpoint = {.host = u"chat.example"_s},
         .server = {u"s1"_s},
         .user = {u"u1"_s},
         .session = {u"11111111-1111-4111-8111-111111111111"_s},
         .token = [] { return u"secret"_s; },
         .cursor = [this] { return cursor; }}};
    QList<qint64> events;        ///< their numbers, as the session passed them on
    int losses = 0;              ///< of a session that was live
    QList<client::Trial> trials; ///< without how long they took
    QList<client::Passage> passages;

    LadderWorld()
    {
        QObject::connect(&session, &client::Session::eventArrived, &session,
                         [this](const Event &event) { events << event.seq; });
        QObject::connect(&session, &client::Session::stateChanged, &session,
                         [this](const client::ConnectionState &state) {
                             losses += m_wasLive && !state.isLive() ? 1 : 0;
                             m_wasLive = state.isLive();
                         });
        QObject::connect(&ladder, &client::Ways::tried, &session, [this](client::Trial trial) {
            trial.took = {};
            trials << trial;
        });
        QObject::connect(&ladder, &client::Transport::goesBy, &session,
                         [this](const client::Passage &passage) { passages << passage; });
    }

    /// The other end of a way; one that was not needed yet stays closed.
    [[nodiscard]] FakeTransport &over(Way way) { return *ways.at(way); }
    [[nodiscard]] bool isOpen(Way way) const { return ways.contains(way) && ways.at(way)->isOpen(); }
    [[nodiscard]] bool hasHello(Way way) const { return ways.at(way)->last<Hello>().has_value(); }
    [[nodiscard]] static Welcome welcome(qint64 seq = 7)
    {
        Welcome welcome = World::welcome();
        welcome.cursor.seq = seq;
        return welcome;
    }
    void welcomesOver(Way way, qint64 seq = 7)
    {
        over(way).opensNow();
        over(way).answers(welcome(seq));
    }
    /// Live over the best way.
    void becomeLive()
    {
        session.start();
        welcomesOver(Way::WebSocket);
    }
    /// Live over a WebSocket that was cut soon, and trying again.
    void comesBackSoonCut()
    {
        becomeLive();
        time.pass(std::chrono::seconds(5));
        over(Way::WebSocket).breaks();
        time.pass(std::chrono::milliseconds(300));
    }
    void becomeLiveOver(Way way)
    {
        ladder.choose(way);
        session.start();
        welcomesOver(way);
    }
    /// Live over a lower way, because the WebSocket was refused.
    void becomeLiveBelow()
    {
        session.start();
        over(Way::WebSocket).closes({.cause = client::Cause::NotMadang});
        welcomesOver(Way::EventStream);
    }
    /// Live over long polls, which worked the last time; a WebSocket is tried out beside them.
    void becomeLiveByLongPoll()
    {
        memory.remember({.host = u"chat.example"_s}, Way::LongPoll);
        session.start();
        welcomesOver(Way::LongPoll);
    }
    /// The probe opens, and its ping is answered.
    void probeSucceeds()
    {
        over(Way::WebSocket).opensNow();
        over(Way::WebSocket).refuses({.code = ErrorCode::Unauthorized, .text = u"say hello first"_s});
    }
    /// A better way is looked for, works, and has been told the hello.
    void greetsAbove()
    {
        ladder.lookUpwards();
        probeSucceeds();
    }
    /// And it has answered, in a conversation that is where the session began.
    void crosses()
    {
        greetsAbove();
        over(Way::WebSocket).answers(welcome());
    }
    /// A person says which way; none: the best.
    void chooses(std::optional<Way> way)
    {
        ladder.choose(way);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] std::optional<client::Passage> passage() const { return session.state().passage; }

private:
    std::unique_ptr<client::Transport> make(Way way)
    {
        auto transport = std::make_unique<FakeTransport>();
        ways[way] = transport.get();
        return transport;
    }

    bool m_wasLive = false;
};

} // namespace madang::tests
