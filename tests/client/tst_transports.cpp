// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/transport.h"

#include "tests/support/client/sessionworld.h"
#include "tests/support/client/visitor.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using tests::addWays;
using tests::helloRef;
using tests::patience;
using tests::posted;
using tests::Visitor;
using tests::WayPeer;

/// What holds for every transport, whatever its way; how they end is in tst_transportends.
class TransportsTest : public QObject
{
    Q_OBJECT

private slots:
    void a_hello_is_answered_and_then_events_come_data() { addWays(); }
    void a_hello_is_answered_and_then_events_come();
    void nothing_is_missing_between_the_welcome_and_the_stream_data() { addWays(); }
    void nothing_is_missing_between_the_welcome_and_the_stream();
    void commands_begin_in_their_order_and_each_is_answered_data() { addWays(); }
    void commands_begin_in_their_order_and_each_is_answered();
    void a_refusal_is_an_answer_data() { addWays(); }
    void a_refusal_is_an_answer();
    void a_refused_hello_is_passed_on_data() { addWays(); }
    void a_refused_hello_is_passed_on();
    void signals_come_and_unknown_ones_harm_nothing_data() { addWays(); }
    void signals_come_and_unknown_ones_harm_nothing();
    void it_can_be_opened_again_data() { addWays(); }
    void it_can_be_opened_again();
    void what_goes_over_the_wire_is_told_data() { addWays(); }
    void what_goes_over_the_wire_is_told();

private:
    SystemAlarms m_alarms;
};

void TransportsTest::a_hello_is_answered_and_then_events_come()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Visitor visitor(way, m_alarms);
    QVERIFY(visitor.follows(peer));
    QVERIFY(visitor.closings.isEmpty());
    QVERIFY(visitor.received.size() <= 2); // a poll says `live`, too
    const auto welcome = std::get<Answer>(std::get<Reply>(visitor.received.first()).result).as<Welcome>();
    QVERIFY(welcome);

    for (qint64 seq = 8; seq < 28; ++seq)
        peer.says(posted(seq));
    QTRY_COMPARE_WITH_TIMEOUT(visitor.events().size(), 20, patience);

    QList<qint64> numbers(20);
    std::iota(numbers.begin(), numbers.end(), 8);
    QCOMPARE(visitor.events(), numbers);
    QCOMPARE(visitor.opened, 1);
    QVERIFY(!visitor.wasHasty);
}

void TransportsTest::nothing_is_missing_between_the_welcome_and_the_stream()
{
    QFETCH(const Way, way);
    WayPeer peer;
    peer.answers = [&peer, usual = peer.answers](const Request &request) {
        Reply reply = usual(request);
        if (std::holds_alternative<Hello>(request.command))
            peer.says(posted(8)); // after the position of the welcome, before anybody follows
        return reply;
    };
    Visitor visitor(way, m_alarms);

    visitor.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(visitor.events(), QList<qint64>{8}, patience);

    QVERIFY(std::holds_alternative<Reply>(visitor.received.first()));
}

void TransportsTest::commands_begin_in_their_order_and_each_is_answered()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Visitor visitor(way, m_alarms);
    QVERIFY(visitor.isGreetedBy(peer));
    QList<qint64> refs{helloRef};

    for (qint64 ref = 2; ref < 120; ++ref) {
        visitor.send({.ref = ref, .command = Ping()});
        refs << ref;
    }
    visitor.send({.command = SetPresence{Presence::Away}}); // without an answer
    visitor.send({.ref = 120, .command = Ping()});
    refs << 120;

    QTRY_COMPARE_WITH_TIMEOUT(visitor.answered(), refs, patience);
    QCOMPARE(peer.taken.size(), 121);
    QVERIFY(std::holds_alternative<SetPresence>(peer.taken.at(119).command));
}

void TransportsTest::a_refusal_is_an_answer()
{
    QFETCH(const Way, way);
    WayPeer peer;
    const Error error{.code = ErrorCode::TooMany, .text = u"slowly"_s, .after = std::chrono::milliseconds(1'500)};
    peer.answers = [usual = peer.answers, error](const Request &request) {
        return std::holds_alternative<Ping>(request.command) ? Reply{.ref = request.ref, .result = error}
                                                             : usual(request);
    };
    Visitor visitor(way, m_alarms);
    QVERIFY(visitor.isGreetedBy(peer));

    visitor.send({.ref = 2, .command = Ping()});
    QTRY_COMPARE_WITH_TIMEOUT(visitor.answered(), (QList<qint64>{helloRef, 2}), patience);

    QVERIFY(visitor.received.contains(ServerMessage(Reply{.ref = 2, .result = error})));
    QVERIFY(visitor.closings.isEmpty());
}

void TransportsTest::a_refused_hello_is_passed_on()
{
    QFETCH(const Way, way);
    WayPeer peer;
    const Error error{.code = ErrorCode::Unauthorized, .text = u"revoked"_s};
    peer.answers = [error](const Request &request) { return Reply{.ref = request.ref, .result = error}; };
    Visitor visitor(way, m_alarms);

    visitor.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!visitor.received.isEmpty(), patience);

    QCOMPARE(visitor.received.first(), ServerMessage(Reply{.ref = helloRef, .result = error}));
    QVERIFY(!peer.isFollowed());
}

void TransportsTest::signals_come_and_unknown_ones_harm_nothing()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Visitor visitor(way, m_alarms);
    QVERIFY(visitor.follows(peer));
    const Signal typing(TypingChanged{.room = {u"r1"_s}, .user = {u"u2"_s}, .on = true});

    peer.saysBytes(R"({"sig":"weather","rain":true})");
    peer.says(typing);

    QTRY_VERIFY_WITH_TIMEOUT(visitor.received.contains(ServerMessage(typing)), patience);
    QVERIFY(visitor.closings.isEmpty());
}

void TransportsTest::it_can_be_opened_again()
{
    QFETCH(const Way, way);
    WayPeer first;
    WayPeer second;
    Visitor visitor(way, m_alarms);
    visitor.open(first.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!visitor.received.isEmpty(), patience);
    visitor.received.clear();

    visitor.open(second.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!visitor.received.isEmpty(), patience);

    QCOMPARE(visitor.opened, 2);
    QCOMPARE(second.taken.size(), 1);
    QVERIFY(visitor.closings.isEmpty());
}

void TransportsTest::what_goes_over_the_wire_is_told()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Visitor visitor(way, m_alarms);
    QVERIFY(visitor.follows(peer));
    peer.says(posted(8));
    QTRY_COMPARE_WITH_TIMEOUT(visitor.events().size(), 1, patience);

    const auto wasCarried = [&visitor, way](Carried::Direction direction, const QByteArray &part) {
        return std::any_of(visitor.carried.cbegin(), visitor.carried.cend(), [&](const Carried &what) {
            return what.direction == direction && what.way == way && what.message.contains(part) &&
                   what.bytes == what.message.size();
        });
    };
    QVERIFY(wasCarried(Carried::Direction::Out, R"("do":"hello")"));
    QVERIFY(wasCarried(Carried::Direction::In, R"("resumed":true)"));
    QVERIFY(wasCarried(Carried::Direction::In, R"("ev":"message.posted")"));
    int requests = 0;
    for (const auto &what : std::as_const(visitor.carried))
        requests += what.requests;
    QVERIFY(way == Way::WebSocket ? requests == 0 : requests >= 2);
}

QTEST_GUILESS_MAIN(TransportsTest)
#include "tst_transports.moc"
