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

        m_bob->connects();

        const Welcome &welcome = *m_bob->welcome;
        QCOMPARE(welcome.user.name, u"bob"_s);
        QCOMPARE(welcome.resumed, false);
        QCOMPARE(welcome.server.name, u"Courtyard"_s);
        QCOMPARE(welcome.server.version, u"1.2.3"_s);
        QCOMPARE(welcome.heartbeat, 10s);
        QCOMPARE(welcome.limits.textCodePoints, 4000);
        QVERIFY(welcome.snapshot);
        QCOMPARE(welcome.snapshot->cursor, m_house->directory().cursor());
        QCOMPARE(welcome.snapshot->epoch, welcome.epoch);
        QCOMPARE(welcome.snapshot->users.size(), 2);
        QCOMPARE(welcome.snapshot->rooms.size(), 1);
        QCOMPARE(welcome.snapshot->rooms.first().lastN, 3);
        QCOMPARE(welcome.snapshot->rooms.first().readN, 0);
        QCOMPARE(welcome.snapshot->rooms.first().last->text, u"3"_s);
        QCOMPARE(m_bob->last<Live>().cursor, m_house->directory().cursor());
        QCOMPARE(m_bob->texts(), QStringList());
    }

    void a_resumed_client_gets_exactly_what_it_missed_and_then_live()
    {
        m_bob->connects();
        m_bob->drops();
        m_bob->forgets();
        say(450);

        m_bob->connects();

        QCOMPARE(m_bob->welcome->resumed, true);
        QVERIFY(!m_bob->welcome->snapshot);
        QCOMPARE(m_bob->texts().size(), 450);
        QCOMPARE(m_bob->texts().first(), u"1"_s);
        QCOMPARE(m_bob->texts().last(), u"450"_s);
        const auto seqs = m_bob->seqs();
        QVERIFY(std::is_sorted(seqs.cbegin(), seqs.cend()));
        QCOMPARE(m_bob->cursor, m_house->directory().cursor());
        QVERIFY(m_bob->got<Live>());
    }

    void a_second_resume_repeats_nothing()
    {
        m_bob->connects();
        say(2);
        m_bob->drops();
        m_bob->forgets();

        m_bob->connects();

        QCOMPARE(m_bob->welcome->resumed, true);
        QCOMPARE(m_bob->seqs(), QList<qint64>());
    }

    void what_is_said_during_a_replay_is_neither_missed_nor_doubled()
    {
        m_bob->connects();
        m_bob->drops();
        m_bob->forgets();
        say(300);
        m_bob->takes(50);

        m_bob->connects();
        say(10);
        for (int i = 0; i < 6; ++i) {
            say(7);
            m_bob->takes(60);
        }
        m_bob->takes(1'000'000);
        say(5);

        QCOMPARE(m_bob->texts(), m_ann->texts());
        QCOMPARE(m_bob->texts().size(), 300 + 10 + 6 * 7 + 5);
    }

    void a_cursor_survives_a_restart_of_the_server()
    {
        m_bob->connects();
        const Cursor before = *m_bob->cursor;
        m_bob->drops();
        m_bob->forgets();
        say(2);
        m_ann->drops();
        m_house->restart();
        m_ann->connects();
        say(1);

        m_bob->connects();

        QVERIFY(m_bob->welcome->epoch != before.epoch);
        QCOMPARE(m_bob->welcome->cursor, before);
        QCOMPARE(m_bob->welcome->resumed, true);
        QCOMPARE(m_bob->texts().size(), 3);
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
            cursor = cursor.arg(m_house->directory().cursor().epoch.value);
        m_bob->connectsSilently();

        const auto welcome = m_bob->greets(Hello{.token = m_bob->token, .session = m_bob->session, .cursor = cursor});

        QVERIFY(welcome);
        QCOMPARE(welcome->resumed, false);
        QVERIFY(welcome->snapshot);
        QCOMPARE(welcome->cursor, m_house->directory().cursor());
        QCOMPARE(m_bob->seqs(), QList<qint64>());
    }

    void a_position_past_the_end_of_its_own_epoch_cant_be_resumed()
    {
        Cursor past = *m_ann->cursor;
        m_ann->drops();
        m_house->restart();
        m_ann->connects();
        say(10);
        past.seq += 3; // of the first epoch, which ended before that
        m_bob->connectsSilently();

        const auto welcome =
            m_bob->greets(Hello{.token = m_bob->token, .session = m_bob->session, .cursor = toText(past)});

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
        m_bob->connects();
        m_bob->drops();
        m_bob->forgets();
        say(missed);

        m_bob->connects();

        QCOMPARE(m_bob->welcome->resumed, resumed);
        QCOMPARE(m_bob->texts().size(), resumed ? missed : 0);
        QCOMPARE(m_bob->cursor, m_house->directory().cursor());
    }

    void events_after_a_snapshot_are_neither_missed_nor_doubled()
    {
        m_bob->connectsSilently();
        m_ann->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"a"_s});
        m_bob->says(Hello{.token = m_bob->token, .session = m_bob->session});
        m_ann->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"b"_s});
        m_ann->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"c"_s});
        m_house->settle();

        const Room &known = m_bob->welcome->snapshot->rooms.first();
        QCOMPARE(known.lastN + m_bob->texts().size(), 3);
        QVERIFY(!known.last || known.last->n <= known.lastN);
    }
};

QTEST_GUILESS_MAIN(HubResumeTest)
#include "tst_hubresume.moc"
