// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/signals.h"
#include "server/hub/frames.h"
#include "tests/support/server/edgetest.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Streams over HTTP: who reads too slowly, and what ends them.
class StreamEndingTest : public EdgeTest
{
    Q_OBJECT

private Q_SLOTS:
    void the_end_says_why()
    {
        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry"));

        m_edge->follower().outlet->close(CloseCode::Replaced);
        m_edge->follower().outlet->send(eventOf(R"({"ev":"too late"})"));

        QVERIFY(client->isClosed());
        QVERIFY(client->received().endsWith("event: closed\ndata: {\"sig\":\"closed\",\"code\":4509}\n\n"));
        QTRY_VERIFY_WITH_TIMEOUT(m_edge->follower().isGone, patience);
    }

    void who_is_closed_before_it_begins_gets_a_status_data()
    {
        QTest::addColumn<CloseCode>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("signed out") << CloseCode::SignedOut << 401;
        QTest::newRow("restarting") << CloseCode::Restarting << 503;
    }
    void who_is_closed_before_it_begins_gets_a_status()
    {
        QFETCH(const CloseCode, code);
        QFETCH(const int, status);
        m_edge->wicket.begins.reset();
        const auto client = m_edge->streams(eventStream);
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->wicket.followers.size(), 1U, patience);

        m_edge->follower().outlet->close(code);

        QVERIFY(client->isClosed());
        QCOMPARE(client->status(), status);
    }

    void a_client_that_goes_is_gone()
    {
        auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry"));
        QCOMPARE(m_edge->gateway->connectionCount(), 1);

        client.reset();

        QTRY_VERIFY_WITH_TIMEOUT(m_edge->follower().isGone, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);
    }

    void who_does_not_read_is_cut_off()
    {
        m_edge->limits.queueBytes = 512 * 1024;
        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry"));
        client->stopsReading();
        QVERIFY(fillsUp(m_edge->follower()));
        QCOMPARE(m_edge->follower().drained, 0);
        for (int i = 0; i < 9; ++i)
            m_edge->follower().outlet->send(largeEvent());
        client->readsOn();

        QVERIFY(client->hears(R"("code":4008)")); // as it does get through now
        QVERIFY(client->isClosed());
        QTRY_VERIFY_WITH_TIMEOUT(m_edge->follower().isGone, patience);
    }

    void who_takes_nothing_for_ten_seconds_is_cut_off()
    {
        const auto client = m_edge->streams(lineStream);
        QVERIFY(client->hears("1\r\n\n\r\n"));
        client->stopsReading();
        QVERIFY(fillsUp(m_edge->follower()));

        const auto lasted = m_edge->lasts(m_edge->follower());

        QVERIFY(lasted && *lasted >= 10s);
    }

    void who_reads_again_hears_everything_but_what_was_passing()
    {
        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry"));
        client->stopsReading();
        QVERIFY(fillsUp(m_edge->follower()));
        m_edge->follower().outlet->send(
            frames::of(Signal(TypingChanged{.room = {u"r"_s}, .user = {u"u"_s}, .on = true})));
        m_edge->follower().outlet->send(eventOf(R"({"ev":"last"})"));
        const auto gone = frames::of(Signal(PresenceChanged{.user = {u"u"_s}, .state = Presence::Offline}));
        m_edge->follower().outlet->send(gone);

        client->readsOn();

        QVERIFY(client->hears(R"({"ev":"last"})"));
        QVERIFY(client->hears(gone->json)); // nobody would say it again
        QVERIFY(!client->received().contains("typing"));
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->follower().drained, 1, patience);
        QVERIFY(m_edge->follower().outlet->hasRoom());
    }

    void a_server_that_stops_lets_streams_say_their_last()
    {
        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry"));
        bool isDrained = false;

        m_edge->follower().outlet->close(CloseCode::Restarting);
        m_edge->gateway->drain(5s, [&isDrained] { isDrained = true; });

        QTRY_VERIFY_WITH_TIMEOUT(isDrained, patience);
        QVERIFY(client->hears("\"code\":4001"));
        QCOMPARE(m_edge->gateway->connectionCount(), 0);
    }

    void a_gateway_that_goes_takes_its_streams_along()
    {
        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry"));

        m_edge->gateway.reset();

        QVERIFY(m_edge->follower().isGone);
        QVERIFY(client->isClosed());
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::StreamEndingTest)
#include "tst_streamending.moc"
