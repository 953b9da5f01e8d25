// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/livelyhouse.h"

#include <QTest>

#include <algorithm>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Snapshots, resuming, replay and live.
class HubResumeTest : public QObject, LivelyHouse
{
    Q_OBJECT

private slots:
    void init() { furnish(); }
    void cleanup() { leave(); }

    void the_first_hello_gets_a_snapshot_and_is_live()
    {
        say(3);

        bob->connects();

        const Welcome &welcome = *bob->welcome;
        QCOMPARE(welcome.user.name, u"bob"_s);
        QCOMPARE(welcome.resumed, false);
        QCOMPARE(welcome.server.name, u"Courtyard"_s);
        QCOMPARE(welcome.server.version, u"1.2.3"_s);
        QCOMPARE(welcome.heartbeat, 10s);
        QCOMPARE(welcome.limits.textCodePoints, 4000);
        QVERIFY(welcome.snapshot);
        QCOMPARE(welcome.snapshot->cursor, house->directory().cursor());
        QCOMPARE(welcome.snapshot->epoch, welcome.epoch);
        QCOMPARE(welcome.snapshot->users.size(), 2);
        QCOMPARE(welcome.snapshot->rooms.size(), 1);
        QCOMPARE(welcome.snapshot->rooms.first().lastN, 3);
        QCOMPARE(welcome.snapshot->rooms.first().readN, 0);
        QCOMPARE(welcome.snapshot->rooms.first().last->text, u"3"_s);
        QCOMPARE(bob->last<Live>().cursor, house->directory().cursor());
        QCOMPARE(bob->texts(), QStringList());
    }

    void a_resumed_client_gets_exactly_what_it_missed_and_then_live()
    {
        bob->connects();
        bob->drops();
        bob->forgets();
        say(450);

        bob->connects();

        QCOMPARE(bob->welcome->resumed, true);
        QVERIFY(!bob->welcome->snapshot);
        QCOMPARE(bob->texts().size(), 450);
        QCOMPARE(bob->texts().first(), u"1"_s);
        QCOMPARE(bob->texts().last(), u"450"_s);
        const auto seqs = bob->seqs();
        QVERIFY(std::is_sorted(seqs.cbegin(), seqs.cend()));
        QCOMPARE(bob->cursor, house->directory().cursor());
        QVERIFY(bob->got<Live>());
    }

    void a_second_resume_repeats_nothing()
    {
        bob->connects();
        say(2);
        bob->drops();
        bob->forgets();

        bob->connects();

        QCOMPARE(bob->welcome->resumed, true);
        QCOMPARE(bob->seqs(), QList<qint64>());
    }

    void what_is_said_during_a_replay_is_neither_missed_nor_doubled()
    {
        bob->connects();
        bob->drops();
        bob->forgets();
        say(300);
        bob->takes(50);

        bob->connects();
        say(10);
        for (int i = 0; i < 6; ++i) {
            say(7);
            bob->takes(60);
        }
        bob->takes(1'000'000);
        say(5);

        QCOMPARE(bob->texts(), ann->texts());
        QCOMPARE(bob->texts().size(), 300 + 10 + 6 * 7 + 5);
    }

    void a_cursor_survives_a_restart_of_the_server()
    {
        bob->connects();
        const Cursor before = *bob->cursor;
        bob->drops();
        bob->forgets();
        say(2);
        ann->drops();
        house->restart();
        ann->connects();
        say(1);

        bob->connects();

        QVERIFY(bob->welcome->epoch != before.epoch);
        QCOMPARE(bob->welcome->cursor, before);
        QCOMPARE(bob->welcome->resumed, true);
        QCOMPARE(bob->texts().size(), 3);
    }

    void what_cant_be_resumed_is_said_and_comes_with_a_snapshot_data()
    {
        QTest::addColumn<QString>("cursor");
        QTest::newRow("unknown epoch") << u"other.3"_s;
        QTest::newRow("the future") << u"%1.999"_s;
        QTest::newRow("garbage") << u"abc"_s;
        QTest::newRow("negative") << u"%1.-1"_s;
        QTest::newRow("over 2^53") << u"%1.9007199254740993"_s;
    }

    void what_cant_be_resumed_is_said_and_comes_with_a_snapshot()
    {
        QFETCH(QString, cursor);
        if (cursor.contains(u'%'))
            cursor = cursor.arg(house->directory().cursor().epoch.value);
        bob->connectsSilently();

        const auto welcome = bob->greets(Hello{.token = bob->token, .session = bob->session, .cursor = cursor});

        QVERIFY(welcome);
        QCOMPARE(welcome->resumed, false);
        QVERIFY(welcome->snapshot);
        QCOMPARE(welcome->cursor, house->directory().cursor());
        QCOMPARE(bob->seqs(), QList<qint64>());
    }

    void a_position_past_the_end_of_its_own_epoch_cant_be_resumed()
    {
        Cursor past = *ann->cursor;
        ann->drops();
        house->restart();
        ann->connects();
        say(10);
        past.seq += 3; // of the first epoch, which ended before that
        bob->connectsSilently();

        const auto welcome = bob->greets(Hello{.token = bob->token, .session = bob->session, .cursor = toText(past)});

        QCOMPARE(welcome->resumed, false);
    }

    void who_is_too_far_behind_gets_a_snapshot_data()
    {
        QTest::addColumn<int>("missed");
        QTest::addColumn<bool>("resumed");
        QTest::newRow("2,000 events") << 2'000 << true;
        QTest::newRow("2,001 events") << 2'001 << false;
    }

    void who_is_too_far_behind_gets_a_snapshot()
    {
        QFETCH(int, missed);
        QFETCH(bool, resumed);
        bob->connects();
        bob->drops();
        bob->forgets();
        say(missed);

        bob->connects();

        QCOMPARE(bob->welcome->resumed, resumed);
        QCOMPARE(bob->texts().size(), resumed ? missed : 0);
        QCOMPARE(bob->cursor, house->directory().cursor());
    }

    void events_after_a_snapshot_are_neither_missed_nor_doubled()
    {
        bob->connectsSilently();
        ann->says(Post{.room = room, .id = {rules::newUuid()}, .text = u"a"_s});
        bob->says(Hello{.token = bob->token, .session = bob->session});
        ann->says(Post{.room = room, .id = {rules::newUuid()}, .text = u"b"_s});
        ann->says(Post{.room = room, .id = {rules::newUuid()}, .text = u"c"_s});
        house->settle();

        const Room &known = bob->welcome->snapshot->rooms.first();
        QCOMPARE(known.lastN + bob->texts().size(), 3);
        QVERIFY(!known.last || known.last->n <= known.lastN);
    }
};

QTEST_GUILESS_MAIN(HubResumeTest)
#include "tst_hubresume.moc"
