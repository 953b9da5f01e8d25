// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/livelyhouse.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Sessions: hello, the order of commands, who is replaced and who is sent away.
class HubSessionsTest : public QObject, LivelyHouse
{
    Q_OBJECT

private slots:
    void init() { furnish(); }
    void cleanup() { leave(); }

    void anything_before_hello_is_unauthorized_and_a_second_hello_is_bad()
    {
        m_bob->connectsSilently();

        const auto early = m_bob->sends(Ping{});
        const auto hello = m_bob->greets(Hello{.token = m_bob->token, .session = m_bob->session});
        const auto again = m_bob->sends(Hello{.token = m_bob->token, .session = m_bob->session});
        const auto late = m_bob->sends(Ping{});

        QCOMPARE(early.error().code, ErrorCode::Unauthorized);
        QVERIFY(hello);
        QCOMPARE(again.error().code, ErrorCode::BadRequest);
        QCOMPARE(late->at, m_house->clock.now());
    }

    void anything_before_hello_is_unauthorized_also_what_cant_be_read_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<std::optional<qint64>>("ref");
        const auto row = [](const char *text, ErrorCode code, std::optional<qint64> ref) {
            QTest::newRow(text) << QByteArray(text) << code << ref;
        };
        row("nonsense", ErrorCode::Unauthorized, {});
        row("[]", ErrorCode::Unauthorized, {});
        row(R"({"ref":3})", ErrorCode::Unauthorized, {});
        row(R"({"do":7,"ref":3})", ErrorCode::Unauthorized, {});
        row(R"({"do":"dance","ref":3})", ErrorCode::Unauthorized, 3);
        row(R"({"do":"post","ref":3})", ErrorCode::Unauthorized, 3);
        row(R"({"do":"ping","ref":"3"})", ErrorCode::Unauthorized, {});
        row(R"({"do":"ping"})", ErrorCode::Unauthorized, {});
        row(R"({"do":"hello","ref":3})", ErrorCode::BadRequest, 3);
        row(R"({"do":"hello","ref":0})", ErrorCode::BadRequest, {});
    }
    void anything_before_hello_is_unauthorized_also_what_cant_be_read()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const ErrorCode, code);
        QFETCH(const std::optional<qint64>, ref);
        m_bob->connectsSilently();

        m_bob->sendsText(text);

        QCOMPARE(m_bob->replies.size(), 1);
        QCOMPARE(m_bob->replies.first().ref, ref);
        QCOMPARE(std::get<Error>(m_bob->replies.first().result).code, code);
        QVERIFY(m_bob->greets(Hello{.token = m_bob->token, .session = m_bob->session}));
    }

    void an_unknown_token_is_refused_and_the_connection_ends()
    {
        m_bob->connectsSilently();

        const auto answer = m_bob->greets(Hello{.token = u"made up"_s, .session = m_bob->session});

        QCOMPARE(answer.error().code, ErrorCode::Unauthorized);
        QCOMPARE(m_bob->closed, CloseCode::SignedOut);
    }

    void commands_that_follow_hello_at_once_wait_for_it()
    {
        m_bob->connectsSilently();
        const qint64 hello = m_bob->says(Hello{.token = m_bob->token, .session = m_bob->session});
        const qint64 post = m_bob->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"x"_s});
        m_house->settle();

        QCOMPARE(m_bob->replies.size(), 2);
        QCOMPARE(m_bob->replies.first().ref, hello);
        QVERIFY(m_bob->answerTo<Post>(post));
        QCOMPARE(m_bob->texts(), QStringList{u"x"_s});
    }

    void a_command_without_ref_is_carried_out_and_only_its_refusal_is_answered()
    {
        m_bob->connects();
        m_bob->forgets();

        m_bob->saysWithoutRef(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"x"_s});
        QCOMPARE(m_bob->replies.size(), 0);
        QCOMPARE(m_ann->texts(), QStringList{u"x"_s});

        m_bob->saysWithoutRef(Post{.room = {u"none"_s}, .id = {rules::newUuid()}, .text = u"x"_s});
        QCOMPARE(m_bob->replies.size(), 1);
        QVERIFY(!m_bob->replies.first().ref);
    }

    void twenty_pieces_of_nonsense_within_a_minute_end_the_connection()
    {
        m_bob->connects();
        for (int i = 0; i < 19; ++i)
            m_bob->sendsNonsense();
        QVERIFY(!m_bob->closed);
        m_house->pass(60s);
        for (int i = 0; i < 19; ++i)
            m_bob->sendsNonsense();
        QVERIFY(!m_bob->closed);

        m_bob->sendsNonsense();

        QCOMPARE(m_bob->closed, CloseCode::TooManyErrors);
    }

    void what_comes_instead_of_hello_is_counted_as_nonsense()
    {
        m_bob->connectsSilently();
        for (int i = 0; i < 19; ++i)
            m_bob->sendsText(R"({"do":"ping"})");
        QVERIFY(!m_bob->closed);

        m_bob->sendsNonsense();

        QCOMPARE(m_bob->closed, CloseCode::TooManyErrors);
    }

    void refusals_with_a_number_are_no_nonsense()
    {
        m_bob->connects();
        for (int i = 0; i < 50; ++i)
            m_bob->sendsText(R"({"do":"dance","ref":3})");

        QVERIFY(!m_bob->closed);
    }

    void a_flood_of_pings_is_answered_in_its_order_and_holds_up_nobody()
    {
        m_bob->connects();
        constexpr int flood = 5'000;
        const qsizetype before = m_bob->replies.size();
        for (int i = 0; i < flood; ++i)
            m_bob->says(Ping{});
        say(1); // Ann's, at the same time

        QCOMPARE(m_bob->replies.size(), before + flood);
        QCOMPARE(m_bob->texts(), QStringList{u"1"_s});
        QVERIFY(!m_bob->closed);
    }

    void a_connection_of_the_same_session_replaces_the_older_one_when_it_is_live()
    {
        m_bob->connects();
        FakePeer again(*m_house, u"bob"_s);
        again.session = m_bob->session;
        again.cursor = m_bob->cursor;
        say(10);
        again.takes(2);

        again.connects();
        QVERIFY(!m_bob->closed); // the new one is still on its way to the head
        say(1);
        again.takes(1'000);

        QCOMPARE(m_bob->closed, CloseCode::Replaced);
        QCOMPARE(m_bob->texts().size(), 11);
        QCOMPARE(again.texts().size(), 11);
    }

    void another_session_replaces_nothing()
    {
        m_bob->connects();
        FakePeer other(*m_house, u"bob"_s);
        other.connects();
        say(1);

        QVERIFY(!m_bob->closed);
        QCOMPARE(m_bob->texts().size(), 1);
        QCOMPARE(other.texts().size(), 1);
    }

    void a_revoked_device_is_sent_away_and_others_stay()
    {
        m_bob->connects();
        FakePeer other(*m_house, u"bob"_s);
        other.connects();

        m_house->accounts.revoke(m_bob->token);

        QCOMPARE(m_bob->closed, CloseCode::SignedOut);
        QVERIFY(!other.closed);
    }

    void a_server_that_stops_says_so_and_lets_nobody_in()
    {
        m_bob->connectsSilently();
        m_house->hub().closeAll();

        QVERIFY(m_ann->last<Restarting>().after > 0ms);
        QCOMPARE(m_ann->closed, CloseCode::Restarting);
        QCOMPARE(m_bob->closed, CloseCode::Restarting);
        m_bob->connectsSilently();
        const auto late = m_bob->greets(Hello{.token = m_bob->token, .session = m_bob->session});
        QCOMPARE(late.error().code, ErrorCode::Unavailable);
        QVERIFY(late.error().after);
    }

    void a_connection_that_is_gone_in_the_middle_of_everything_harms_nobody()
    {
        m_bob->connectsSilently();
        m_bob->says(Hello{.token = m_bob->token, .session = m_bob->session});
        m_bob->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"x"_s});
        m_bob->drops();
        m_house->settle();

        m_bob->connectsSilently();
        m_bob->says(Hello{.token = m_bob->token, .session = m_bob->session});
        m_house->log.setDisk(MemoryLog::Disk::Full);
        m_bob->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"x"_s});
        m_bob->drops();
        m_house->settle();

        QVERIFY(!m_ann->closed);
    }
};

QTEST_GUILESS_MAIN(HubSessionsTest)
#include "tst_hubsessions.moc"
