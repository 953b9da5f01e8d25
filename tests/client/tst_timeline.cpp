// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/client/followedtimeline.h"

#include <QtTest>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using namespace Qt::StringLiterals;

class TimelineTest : public QObject
{
    Q_OBJECT

private slots:
    void a_read_room_opens_at_its_end()
    {
        Fixture f(200);

        f.timeline.open({.lastN = 200, .readN = 200});
        QVERIFY(f.timeline.isOpening());
        f.source.answerAll();

        QCOMPARE(f.timeline.count(), Timeline::pageSize);
        QCOMPARE(f.last().n, 200);
        QVERIFY(f.timeline.isAtEnd());
        QVERIFY(!f.timeline.isAtStart());
        QCOMPARE(f.timeline.rowOfN(121), 0);
        QVERIFY(f.follower.follows(f.timeline));
    }

    void an_unread_room_opens_around_the_first_unread()
    {
        Fixture f(500);

        f.timeline.open({.lastN = 500, .readN = 250});
        f.source.answerAll();

        QVERIFY(f.timeline.rowOfN(251) > 0);
        QVERIFY(!f.timeline.isAtEnd());
        QCOMPARE(f.timeline.newAfterN(), std::optional<qint64>(250));
    }

    void an_empty_room_asks_nobody()
    {
        Fixture f(0);

        f.timeline.open({});

        QCOMPARE(f.source.waiting(), size_t{0});
        QVERIFY(f.timeline.isKnownEmpty());
        f.someoneSays(u"first"_s);
        QCOMPARE(f.timeline.count(), 1);
        QVERIFY(!f.timeline.isKnownEmpty());
    }

    void older_pages_join_until_the_start()
    {
        Fixture f(200);
        f.openAtEnd();

        f.timeline.loadOlder();
        f.timeline.loadOlder();
        QCOMPARE(f.source.waiting(), size_t{1});
        f.source.answerAll();
        f.timeline.loadOlder();
        f.source.answerAll();
        f.timeline.loadOlder();

        QCOMPARE(f.source.waiting(), size_t{0});
        QCOMPARE(f.timeline.count(), 200);
        QVERIFY(f.timeline.isAtStart());
        QVERIFY(isContiguous(f.timeline));
        QVERIFY(f.follower.follows(f.timeline));
        QCOMPARE(f.follower.resets, 2);
    }

    void a_page_with_a_hole_gives_only_what_joins()
    {
        Fixture f(200);
        f.openAtEnd();

        f.timeline.loadOlder();
        Page page = f.source.page();
        page.messages.removeIf([](const Message &message) { return message.n == 100; });
        f.source.answerWith(page);

        QCOMPARE(f.timeline.at(0).n, 101);
        QVERIFY(isContiguous(f.timeline));
        f.timeline.loadOlder();
        QCOMPARE(f.source.lastAsked().n, 101);
    }

    void a_hole_before_a_live_message_is_fetched_first()
    {
        Fixture f(100);
        f.openAtEnd();

        f.source.fill(room, 3);
        f.someoneSays(u"after the hole"_s);
        QCOMPARE(f.last().n, 100);
        f.source.answerAll();

        QCOMPARE(f.last().n, 104);
        QVERIFY(isContiguous(f.timeline));
        QVERIFY(f.follower.follows(f.timeline));
    }

    void a_hole_that_could_not_be_fetched_is_fetched_with_the_next_message()
    {
        Fixture f(100);
        f.openAtEnd();
        f.source.fill(room, 3);

        f.someoneSays(u"first"_s);
        f.source.refuse();
        QCOMPARE(f.last().n, 100);
        f.someoneSays(u"second"_s);
        f.source.answerAll();

        QCOMPARE(f.last().n, 105);
        QVERIFY(!f.timeline.hasFailed());
    }

    void a_live_message_is_not_shown_while_the_end_is_not_loaded()
    {
        Fixture f(500);
        f.timeline.open({.lastN = 500, .readN = 100});
        f.source.answerAll();
        const int count = f.timeline.count();

        f.someoneSays(u"far below"_s);

        QCOMPARE(f.timeline.count(), count);
        QCOMPARE(f.timeline.lastN(), 501);
        f.timeline.showNewest();
        f.source.answerAll();
        QCOMPARE(f.last().n, 501);
    }

    void the_same_message_twice_is_one_row()
    {
        Fixture f(10);
        f.openAtEnd();

        f.someoneSays(u"once"_s);
        f.timeline.posted(f.source.log.last());

        QCOMPARE(f.timeline.count(), 11);
    }

    void the_window_is_bounded_and_keeps_what_is_read()
    {
        Fixture f(2000);
        f.openAtEnd();

        for (int i = 0; i < 20; ++i) {
            f.timeline.setReader(0, 10);
            f.timeline.loadOlder();
            f.source.answerAll();
            QVERIFY(f.timeline.count() <= Timeline::windowSize);
        }

        QVERIFY(!f.timeline.isAtEnd());
        QVERIFY(f.timeline.at(0).n < 800);
        QVERIFY(isContiguous(f.timeline));
        QVERIFY(f.follower.follows(f.timeline));
        for (int i = 0; i < 20; ++i) {
            f.timeline.setReader(f.timeline.count() - 10, f.timeline.count() - 1);
            f.timeline.loadNewer();
            f.source.answerAll();
        }
        QVERIFY(f.timeline.isAtEnd());
        QVERIFY(f.timeline.count() <= Timeline::windowSize);
    }

    void a_failure_waits_until_the_connection_is_back()
    {
        Fixture f(200);
        f.openAtEnd();

        f.timeline.loadOlder();
        f.source.refuse();
        QVERIFY(f.timeline.hasFailed());
        f.timeline.loadOlder();
        QCOMPARE(f.source.waiting(), size_t{0});
        f.timeline.tryAgain();
        f.source.answerAll();

        QVERIFY(!f.timeline.hasFailed());
        QCOMPARE(f.timeline.at(0).n, 41);
    }

    void a_room_that_could_not_be_opened_opens_later()
    {
        Fixture f(50);

        f.timeline.open({.lastN = 50, .readN = 50});
        f.source.refuse();
        QCOMPARE(f.timeline.count(), 0);
        f.timeline.tryAgain();
        f.source.answerAll();

        QCOMPARE(f.last().n, 50);
    }

    void after_a_resync_it_ends_with_what_the_server_has()
    {
        Fixture f(200);
        f.openAtEnd();
        f.timeline.loadOlder();
        f.source.answerAll();

        // A restored backup: shorter, and with other messages under the same numbers.
        f.source.log.resize(150);
        for (int n = 140; n <= 150; ++n) {
            f.source.log[n - 1].id = {u"other%1"_s.arg(n)};
            f.source.log[n - 1].text = u"other"_s;
        }
        f.timeline.setPending({post(u"mine"_s)});
        f.timeline.reload(150);
        f.source.answerAll();

        QCOMPARE(f.timeline.rows().at(f.timeline.count() - 2).n, 150);
        QCOMPARE(f.last().id, MessageId{u"mine"_s});
        QCOMPARE(f.timeline.at(f.timeline.rowOfN(145)).text, u"other"_s);
        QVERIFY(isContiguous(f.timeline));
        QVERIFY(f.follower.follows(f.timeline));
    }

    void a_message_that_comes_while_the_room_opens_is_there_in_the_end()
    {
        Fixture f(100);
        f.timeline.open({.lastN = 100, .readN = 100});

        const Page old = f.source.page();
        f.someoneSays(u"meanwhile"_s);
        f.source.answerWith(old);
        f.source.answerAll();

        QCOMPARE(f.last().n, 101);
        QVERIFY(f.timeline.isAtEnd());
    }

    void an_answer_after_its_timeline_is_gone_harms_nobody()
    {
        FakePageSource source;
        source.fill(room, 10);
        auto timeline = std::make_unique<Timeline>(room, me, source, [](const UserId &user) { return user.value; });
        timeline->open({.lastN = 10, .readN = 10});

        timeline.reset();

        source.answerAll();
    }
};

QTEST_GUILESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
