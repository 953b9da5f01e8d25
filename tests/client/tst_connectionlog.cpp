// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/connection/connectionlog.h"

#include "tests/support/client/sessionworld.h"
#include "tests/support/fakeways.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace madang::client::happenings;
using namespace madang::tests;
using namespace std::chrono_literals;

namespace
{

struct Logged : World {
    FakeWays ways{transport};
    ConnectionLog log{{session, &ways, time, time}};

    [[nodiscard]] QList<Happening::What> what() const
    {
        QList<Happening::What> all;
        for (const auto &one : log.happenings())
            all.append(one.what);
        return all;
    }
    template <typename T>
    [[nodiscard]] T last() const
    {
        return std::get<T>(log.happenings().last().what);
    }
};

const QByteArray post = R"({"ev":"message.posted","seq":8,"room":"r1","text":"hi"})";

} // namespace

/// Whoever looks at the connection later finds what happened to it, and not without end.
class ConnectionLogTest : public QObject
{
    Q_OBJECT

private slots:
    void a_connection_is_told_from_its_beginning()
    {
        Logged world;
        const auto begun = world.time.now();

        world.session.start();
        world.time.pass(100ms);
        world.transport.opensNow();
        world.transport.takes({Way::EventStream, Obstacle::NoAnswer});
        world.time.pass(20ms);
        world.transport.answers(World::welcome());

        QCOMPARE(world.what(),
                 (QList<Happening::What>{
                     Connecting{}, WentLive{.passage = Passage{Way::EventStream, Obstacle::NoAnswer}, .took = 120ms}}));
        QCOMPARE(world.log.happenings().first().at, begun);
        QCOMPARE(world.log.happenings().last().at, begun + 120ms);
    }

    void what_was_missed_is_counted_up_to_the_first_heartbeat()
    {
        Logged world;
        world.becomeLive();
        world.transport.says(posted(8));
        world.transport.says(posted(9));
        QCOMPARE(world.last<WentLive>().missed, std::nullopt);

        world.transport.says(World::sign());
        world.transport.says(posted(10));
        world.transport.says(World::sign());

        QCOMPARE(world.last<WentLive>().missed, std::optional(2));
    }

    void a_switch_is_told_with_its_reason()
    {
        Logged world;
        world.becomeLive();
        world.transport.takes({Way::WebSocket});

        world.transport.takes({Way::EventStream, Obstacle::FellSilent});

        QCOMPARE(world.last<Switched>(), (Switched{{Way::EventStream, Obstacle::FellSilent}}));
    }

    void another_reason_is_no_switch()
    {
        Logged world;
        world.becomeLive();
        world.transport.takes({Way::EventStream, Obstacle::Refused});
        const auto before = world.what();

        world.transport.takes({Way::EventStream, Obstacle::NoAnswer});
        QCOMPARE(world.what(), before);
        world.transport.takes({Way::EventStream, Obstacle::NotChosen});

        QCOMPARE(world.last<Switched>(), (Switched{{Way::EventStream, Obstacle::NotChosen}}));
    }

    void only_ways_that_failed_are_told()
    {
        Logged world;
        world.session.start();

        world.ways.tries({.way = Way::WebSocket, .outcome = Trial::Outcome::Failed, .obstacle = Obstacle::Refused});
        world.ways.tries({.way = Way::EventStream, .outcome = Trial::Outcome::Works});
        world.ways.tries({.way = Way::LongPoll, .outcome = Trial::Outcome::Left});

        QCOMPARE(world.what(),
                 (QList<Happening::What>{Connecting{}, Failed{.way = Way::WebSocket, .obstacle = Obstacle::Refused}}));
    }

    void the_same_again_is_counted()
    {
        Logged world;
        world.becomeLive();

        for (int i = 0; i < 5; ++i) {
            world.ways.probeFails(Obstacle::Refused);
            world.time.pass(1s);
        }

        const auto &last = world.log.happenings().last();
        QCOMPARE(world.log.happenings().size(), 3);
        QCOMPARE(last.times, 5);
        QCOMPARE(last.lastAt - last.at, 4s);
    }

    void a_night_without_a_connection_is_a_few_lines()
    {
        Logged world;
        world.becomeLive();

        for (int i = 0; i < 500; ++i) {
            world.ways.tries({.way = Way::WebSocket, .outcome = Trial::Outcome::Failed, .obstacle = Obstacle::Refused});
            world.transport.breaks();
            world.time.pass(20s);
        }

        QVERIFY(world.log.happenings().size() < 10);
        QCOMPARE(world.log.happenings().first().what, Happening::What(Connecting{}));
    }

    void each_time_that_it_is_live_again_is_told_of_its_own()
    {
        Logged world;
        world.becomeLive();
        const auto live = [&world] {
            qsizetype count = 0;
            for (const auto &what : world.what())
                count += std::holds_alternative<WentLive>(what) ? 1 : 0;
            return count;
        };

        world.transport.breaks();
        world.time.pass(1s);
        world.greet();

        QCOMPARE(live(), 2);
        QCOMPARE(std::get<Lost>(world.what().at(2)).cause, std::optional(Cause::Broken));
    }

    void who_is_sent_away_reads_why()
    {
        Logged world;
        world.session.start();
        world.transport.opensNow();

        world.transport.refuses({.code = ErrorCode::Unauthorized, .text = u"no"_s});

        QCOMPARE(world.last<Stopped>().reason, StopReason::SignedOut);
    }

    void its_history_has_an_end()
    {
        Logged world;
        world.becomeLive();

        for (int i = 0; i < 300; ++i)
            world.transport.takes({i % 2 == 0 ? Way::EventStream : Way::WebSocket});

        QCOMPARE(world.log.happenings().size(), ConnectionLog::happeningsMost);
    }

    void events_are_kept_as_they_came_and_answers_are_not()
    {
        Logged world;
        world.becomeLive();

        world.ways.brings(Way::EventStream, post);
        world.ways.brings(Way::EventStream, R"({"re":3,"ok":{}})");
        world.ways.carries({.direction = Carried::Direction::Out, .message = R"({"do":"typing","ref":4})"});

        QCOMPARE(world.log.events().size(), 1);
        QCOMPARE(world.log.events().first().id, u"e1.8"_s);
        QCOMPARE(world.log.events().first().number, 1);
    }

    void the_latest_events_are_kept()
    {
        Logged world;
        world.becomeLive();

        for (int i = 0; i < 250; ++i)
            world.ways.brings(Way::WebSocket, post);

        QCOMPARE(world.log.events().size(), ConnectionLog::eventsMost);
        QCOMPARE(world.log.events().first().number, 51);
        QCOMPARE(world.log.events().last().number, 250);
    }

    void each_way_has_its_figures()
    {
        using Direction = Carried::Direction;
        Logged world;

        world.ways.carries({.direction = Direction::Out, .way = Way::LongPoll, .bytes = 300, .requests = 1});
        world.ways.carries({.direction = Direction::In, .way = Way::LongPoll, .message = "{}", .bytes = 100});
        world.ways.carries({.direction = Direction::In, .way = Way::LongPoll, .message = "{}", .bytes = 100});
        world.ways.carries({.direction = Direction::Out, .way = Way::WebSocket, .message = "{}", .bytes = 70});

        const auto polled = world.log.traffic(Way::LongPoll);
        QCOMPARE(polled, (Traffic{.bytesIn = 200, .bytesOut = 300, .messagesIn = 2, .requests = 1}));
        QCOMPARE(polled.bytesPerMessage(), 250.0);
        QCOMPARE(polled.requestsPerMessage(), 0.5);
        QCOMPARE(world.log.traffic(Way::WebSocket).bytesOut, 70);
        QCOMPARE(world.log.traffic(Way::Poll).bytesPerMessage(), 0.0);
    }

    void the_position_follows_what_arrives()
    {
        Logged world;
        QCOMPARE(world.log.cursor(), std::nullopt);
        world.becomeLive();
        QCOMPARE(toText(*world.log.cursor()), u"e1.7"_s);

        world.transport.says(posted(9));
        QCOMPARE(toText(*world.log.cursor()), u"e1.9"_s);
        world.transport.says(Signal(Live{.cursor = {{u"e1"_s}, 12}}));

        QCOMPARE(toText(*world.log.cursor()), u"e1.12"_s);
    }

    void the_answer_to_hello_is_the_first_round_trip()
    {
        Logged world;
        world.session.start();
        world.transport.opensNow();
        world.time.pass(35ms);

        world.transport.answers(World::welcome());

        QCOMPARE(world.log.roundTrips().size(), 1);
        QCOMPARE(world.log.roundTrips().first().took, 35ms);
    }

    void the_server_is_asked_only_while_somebody_looks()
    {
        Logged world;
        world.becomeLive();
        const auto pings = [&world] {
            return std::count_if(world.transport.sent.begin(), world.transport.sent.end(),
                                 [](const Request &request) { return std::holds_alternative<Ping>(request.command); });
        };
        world.time.pass(9s);
        QCOMPARE(pings(), 0);

        world.log.setWatched(ConnectionLog::Watched::Yes);
        world.transport.answers(Pong{});
        QCOMPARE(pings(), 1);
        world.log.setWatched(ConnectionLog::Watched::No);
        world.time.pass(9s);

        QCOMPARE(pings(), 1);
        QCOMPARE(world.log.roundTrips().size(), 2);
    }

    void without_ways_it_knows_what_the_session_knows()
    {
        World world;
        const ConnectionLog log({world.session, nullptr, world.time, world.time});

        world.becomeLive();

        QCOMPARE(log.happenings().size(), 2);
        QVERIFY(log.events().isEmpty());
        QVERIFY(log.state().isLive());
    }
};

QTEST_GUILESS_MAIN(ConnectionLogTest)
#include "tst_connectionlog.moc"
