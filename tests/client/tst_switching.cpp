// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/ladder/ladder.h"
#include "client/session/session.h"
#include "client/transport/maketransport.h"
#include "tests/support/client/sessionworld.h"
#include "tests/support/client/waypeer.h"

#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::posted;
using tests::WayPeer;
using tests::World;

namespace
{

constexpr int patience = 20'000;

/// A session on a real ladder, on real sockets, with a server that the test plays.
struct Traveller {
    WayPeer peer;
    QTemporaryDir folder;
    SystemClock clock;
    SystemAlarms alarms;
    RememberedWays memory{folder.filePath(u"ways.json"_s), clock, [] { return u"here"_s; }};
    Ladder ladder{{.make = [this](Way way) { return makeTransport(way, alarms, client::proxyTo); },
                   .memory = memory,
                   .clock = clock,
                   .alarms = alarms,
                   .dice = [](auto most) { return most; }}};
    QList<qint64> events;
    int losses = 0;
    int answers = 0;
    qint64 head = 7;
    Session session{{.transport = ladder, .clock = clock, .alarms = alarms, .dice = [](auto) { return 0ms; }},
                    {.endpoint = peer.endpoint(),
                     .server = {u"s1"_s},
                     .user = {u"u1"_s},
                     .session = {u"11111111-1111-4111-8111-111111111111"_s},
                     .token = [] { return u"secret"_s; },
                     .cursor =
                         [] {
                             return Cursor{{u"e1"_s}, 7};
                         }}};

    Traveller()
    {
        peer.isOneSession = true;
        QObject::connect(&session, &Session::eventArrived, &session,
                         [this](const Event &event) { events << event.seq; });
        QObject::connect(&session, &Session::stateChanged, &session, [this](const ConnectionState &state) {
            losses += wasLive && !state.isLive() ? 1 : 0;
            wasLive = state.isLive();
        });
    }

    /// Somebody writes, and we ask something.
    void talk()
    {
        peer.says(posted(++head));
        session.ask<Ping>({}, [this](const Expected<Pong, Error> &answer) { answers += answer ? 1 : 0; });
    }
    [[nodiscard]] bool goesBy(Way way) const { return session.state().passage && session.state().passage->way == way; }
    [[nodiscard]] QList<qint64> all() const
    {
        QList<qint64> numbers(head - 7);
        std::iota(numbers.begin(), numbers.end(), 8);
        return numbers;
    }

    bool wasLive = false;
};

} // namespace

/// Ladder, transports and sockets together.
class SwitchingTest : public QObject
{
    Q_OBJECT

private slots:
    void in_every_direction_nothing_is_lost_or_doubled();
    void a_blocked_websocket_is_noticed_by_nobody_and_taken_when_it_works();
};

void SwitchingTest::in_every_direction_nothing_is_lost_or_doubled()
{
    Traveller traveller;
    traveller.session.start();
    QTRY_VERIFY_WITH_TIMEOUT(traveller.session.live(), patience);
    int questions = 0;

    // Every way follows on every other one.
    for (const Way way :
         {Way::EventStream, Way::LongPoll,   Way::Poll,       Way::LineStream,  Way::WebSocket,   Way::LongPoll,
          Way::WebSocket,   Way::Poll,       Way::LongPoll,   Way::LineStream,  Way::EventStream, Way::Poll,
          Way::WebSocket,   Way::LineStream, Way::LongPoll,   Way::EventStream, Way::LineStream,  Way::Poll,
          Way::EventStream, Way::WebSocket,  Way::EventStream}) {
        traveller.ladder.choose(way);
        for (int i = 0; i < 10; ++i, ++questions) {
            traveller.talk();
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY_WITH_TIMEOUT(traveller.goesBy(way), patience);
    }
    QTRY_COMPARE_WITH_TIMEOUT(traveller.events.size(), traveller.all().size(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(traveller.answers, questions, patience);

    QCOMPARE(traveller.events, traveller.all());
    QCOMPARE(traveller.losses, 0);
}

void SwitchingTest::a_blocked_websocket_is_noticed_by_nobody_and_taken_when_it_works()
{
    Traveller traveller;
    traveller.peer.inOurPlace = [](const QByteArray &head) {
        return head.startsWith("GET /api/v1/ws") ? WayPeer::answer(403, "<html>", "text/html") : QByteArray();
    };
    traveller.session.start();
    QTRY_VERIFY_WITH_TIMEOUT(traveller.goesBy(Way::EventStream), patience);
    QCOMPARE(traveller.session.state().passage->obstacle, std::optional(Obstacle::Refused));
    traveller.talk();

    traveller.peer.inOurPlace = {};
    traveller.ladder.lookUpwards();
    for (int i = 0; i < 20; ++i) {
        traveller.talk();
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(traveller.goesBy(Way::WebSocket), patience);
    traveller.talk();
    QTRY_COMPARE_WITH_TIMEOUT(traveller.events.size(), traveller.all().size(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(traveller.answers, 22, patience);

    QCOMPARE(traveller.events, traveller.all());
    QCOMPARE(traveller.losses, 0);
}

QTEST_GUILESS_MAIN(SwitchingTest)
#include "tst_switching.moc"
