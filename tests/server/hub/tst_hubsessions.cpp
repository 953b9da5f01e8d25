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
        bob->connectsSilently();

        const auto early = bob->sends(Ping{});
        const auto hello = bob->greets(Hello{.token = bob->token, .session = bob->session});
        const auto again = bob->sends(Hello{.token = bob->token, .session = bob->session});
        const auto late = bob->sends(Ping{});

        QCOMPARE(early.error().code, ErrorCode::Unauthorized);
        QVERIFY(hello);
        QCOMPARE(again.error().code, ErrorCode::BadRequest);
        QCOMPARE(late->at, house->clock.now());
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
        bob->connectsSilently();

        bob->sendsText(text);

        QCOMPARE(bob->replies.size(), 1);
        QCOMPARE(bob->replies.first().ref, ref);
        QCOMPARE(std::get<Error>(bob->replies.first().result).code, code);
        QVERIFY(bob->greets(Hello{.token = bob->token, .session = bob->session}));
    }

    void an_unknown_token_is_refused_and_the_connection_ends()
    {
        bob->connectsSilently();

        const auto answer = bob->greets(Hello{.token = u"made up"_s, .session = bob->session});

        QCOMPARE(answer.error().code, ErrorCode::Unauthorized);
        QCOMPARE(bob->closed, CloseCode::SignedOut);
    }

    void commands_that_follow_hello_at_once_wait_for_it()
    {
        bob->connectsSilently();
        const qint64 hello = bob->says(Hello{.token = bob->token, .session = bob->session});
        const qint64 post = bob->says(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s});
        house->settle();

        QCOMPARE(bob->replies.size(), 2);
        QCOMPARE(bob->replies.first().ref, hello);
        QVERIFY(bob->answerTo<Post>(post));
        QCOMPARE(bob->texts(), QStringList{u"x"_s});
    }

    void a_command_without_ref_is_carried_out_and_only_its_refusal_is_answered()
    {
        bob->connects();
        bob->forgets();

        bob->saysWithoutRef(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s});
        QCOMPARE(bob->replies.size(), 0);
        QCOMPARE(ann->texts(), QStringList{u"x"_s});

        bob->saysWithoutRef(Post{.room = {u"none"_s}, .id = {rules::newUuid()}, .text = u"x"_s});
        QCOMPARE(bob->replies.size(), 1);
        QVERIFY(!bob->replies.first().ref);
    }

    void twenty_pieces_of_nonsense_within_a_minute_end_the_connection()
    {
        bob->connects();
        for (int i = 0; i < 19; ++i)
            bob->sendsNonsense();
        QVERIFY(!bob->closed);
        house->pass(60s);
        for (int i = 0; i < 19; ++i)
            bob->sendsNonsense();
        QVERIFY(!bob->closed);

        bob->sendsNonsense();

        QCOMPARE(bob->closed, CloseCode::TooManyErrors);
    }

    void what_comes_instead_of_hello_is_counted_as_nonsense()
    {
        bob->connectsSilently();
        for (int i = 0; i < 19; ++i)
            bob->sendsText(R"({"do":"ping"})");
        QVERIFY(!bob->closed);

        bob->sendsNonsense();

        QCOMPARE(bob->closed, CloseCode::TooManyErrors);
    }

    void refusals_with_a_number_are_no_nonsense()
    {
        bob->connects();
        for (int i = 0; i < 50; ++i)
            bob->sendsText(R"({"do":"dance","ref":3})");

        QVERIFY(!bob->closed);
    }

    void a_flood_of_pings_is_answered_in_its_order_and_holds_up_nobody()
    {
        bob->connects();
        constexpr int flood = 5'000;
        const qsizetype before = bob->replies.size();
        for (int i = 0; i < flood; ++i)
            bob->says(Ping{});
        say(1); // Ann's, at the same time

        QCOMPARE(bob->replies.size(), before + flood);
        QCOMPARE(bob->texts(), QStringList{u"1"_s});
        QVERIFY(!bob->closed);
    }

    void a_connection_of_the_same_session_replaces_the_older_one_when_it_is_live()
    {
        bob->connects();
        FakePeer again(*house, u"bob"_s);
        again.session = bob->session;
        again.cursor = bob->cursor;
        say(10);
        again.takes(2);

        again.connects();
        QVERIFY(!bob->closed); // the new one is still on its way to the head
        say(1);
        again.takes(1'000);

        QCOMPARE(bob->closed, CloseCode::Replaced);
        QCOMPARE(bob->texts().size(), 11);
        QCOMPARE(again.texts().size(), 11);
    }

    void another_session_replaces_nothing()
    {
        bob->connects();
        FakePeer other(*house, u"bob"_s);
        other.connects();
        say(1);

        QVERIFY(!bob->closed);
        QCOMPARE(bob->texts().size(), 1);
        QCOMPARE(other.texts().size(), 1);
    }

    void a_revoked_device_is_sent_away_and_others_stay()
    {
        bob->connects();
        FakePeer other(*house, u"bob"_s);
        other.connects();

        house->accounts.revoke(bob->token);

        QCOMPARE(bob->closed, CloseCode::SignedOut);
        QVERIFY(!other.closed);
    }

    void a_server_that_stops_says_so_and_lets_nobody_in()
    {
        bob->connectsSilently();
        house->hub().closeAll();

        QVERIFY(ann->last<Restarting>().after > 0ms);
        QCOMPARE(ann->closed, CloseCode::Restarting);
        QCOMPARE(bob->closed, CloseCode::Restarting);
        bob->connectsSilently();
        const auto late = bob->greets(Hello{.token = bob->token, .session = bob->session});
        QCOMPARE(late.error().code, ErrorCode::Unavailable);
        QVERIFY(late.error().after);
    }

    void a_connection_that_is_gone_in_the_middle_of_everything_harms_nobody()
    {
        bob->connectsSilently();
        bob->says(Hello{.token = bob->token, .session = bob->session});
        bob->says(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s});
        bob->drops();
        house->settle();

        bob->connectsSilently();
        bob->says(Hello{.token = bob->token, .session = bob->session});
        house->log.setDisk(MemoryLog::Disk::Full);
        bob->says(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s});
        bob->drops();
        house->settle();

        QVERIFY(!ann->closed);
    }
};

QTEST_GUILESS_MAIN(HubSessionsTest)
#include "tst_hubsessions.moc"
