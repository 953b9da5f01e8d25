// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/timeline/timeline.h"
#include "tests/support/fakepagesource.h"

#include <QtTest>

#include <memory>

using namespace madang;
using namespace madang::client;
using madang::tests::FakePageSource;
using namespace Qt::StringLiterals;

namespace
{
const RoomId room{u"r1"_s};
const UserId me{u"jun"_s};

/// Follows a timeline by nothing but its signals, as an item model does; `rows` must always equal the timeline's.
class Follower
{
public:
    explicit Follower(Timeline &timeline)
    {
        QObject::connect(&timeline, &Timeline::aboutToInsert, &timeline, [this, &timeline](int first, int last) {
            m_exact = m_exact && timeline.rows() == rows;
            m_first = first;
            m_last = last;
        });
        QObject::connect(&timeline, &Timeline::inserted, &timeline, [this, &timeline] {
            for (int i = m_first; i <= m_last; ++i)
                rows.insert(i, timeline.at(i));
            m_exact = m_exact && timeline.rows() == rows;
        });
        QObject::connect(&timeline, &Timeline::aboutToRemove, &timeline, [this](int first, int last) {
            m_first = first;
            m_last = last;
        });
        QObject::connect(&timeline, &Timeline::removed, &timeline, [this, &timeline] {
            rows.remove(m_first, m_last - m_first + 1);
            m_exact = m_exact && timeline.rows() == rows;
        });
        QObject::connect(&timeline, &Timeline::changedRows, &timeline, [this, &timeline](int first, int last) {
            for (int i = first; i <= last; ++i)
                rows[i] = timeline.at(i);
            ++changes;
        });
        QObject::connect(&timeline, &Timeline::wasReset, &timeline, [this, &timeline] {
            rows = timeline.rows();
            ++resets;
        });
    }
    [[nodiscard]] bool follows(const Timeline &timeline) const { return m_exact && rows == timeline.rows(); }

    QList<Row> rows;
    int resets = 0;
    int changes = 0;

private:
    int m_first = 0;
    int m_last = 0;
    bool m_exact = true;
};

bool isContiguous(const Timeline &timeline)
{
    qint64 n = 0;
    for (const Row &row : timeline.rows()) {
        if (!row.isPosted())
            continue;
        if (n != 0 && row.n != n + 1)
            return false;
        n = row.n;
    }
    return true;
}

Pending post(const QString &id, SendState state = SendState::Queued)
{
    return {.id = {id},
            .at = milliseconds(1'800'000'000'000),
            .state = state,
            .what = PendingPost{.text = u"mine "_s + id}};
}

/// A timeline with its source, and somebody who follows it.
struct Fixture {
    FakePageSource source;
    QHash<QString, QString> names{{u"jun"_s, u"Jun"_s}, {u"mina"_s, u"Mina"_s}, {u"sora"_s, u"Sora"_s}};
    Timeline timeline{room, me, source, [this](const UserId &user) { return names.value(user.value); }};
    Follower follower{timeline};

    explicit Fixture(int count) { source.fill(room, count); }
    void openAtEnd()
    {
        timeline.open({.lastN = source.log.size(), .readN = source.log.size()});
        source.answerAll();
    }
    void someoneSays(const QString &text) { timeline.posted(source.say(room, {text})); }
    [[nodiscard]] const Row &last() const { return timeline.rows().last(); }
};
} // namespace

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

    void changes_up_to_the_rev_are_skipped()
    {
        Fixture f(3);
        f.openAtEnd();
        const MessageId id = FakePageSource::idOf(2);

        f.timeline.changed({.message = id, .seq = 20, .what = TextEdited{.text = u"old news"_s}});
        QCOMPARE(f.timeline.at(1).text, u"text 2"_s);
        f.timeline.changed({.message = id, .seq = 40, .what = TextEdited{.text = u"new"_s}});
        f.timeline.changed({.message = id, .seq = 41, .what = ReactionSet{.by = me, .emoji = u"👍"_s}});
        f.timeline.changed({.message = id, .seq = 41, .what = ReactionSet{.by = {u"mina"_s}, .emoji = u"👍"_s}});

        const Row row = f.timeline.at(1);
        QCOMPARE(row.text, u"new"_s);
        QVERIFY(row.edited);
        QCOMPARE(row.reactions.size(), 1);
        QCOMPARE(row.reactions.first(), (ReactionCount{u"👍"_s, 1, true, {u"Jun"_s}}));
        f.timeline.changed({.message = id, .seq = 50, .what = MessageDeleted{}});
        QVERIFY(f.timeline.at(1).deleted);
        QVERIFY(f.timeline.at(1).text.isEmpty());
        QVERIFY(f.follower.follows(f.timeline));
    }

    void a_change_that_overtakes_its_page_is_not_lost()
    {
        Fixture f(200);
        f.openAtEnd();

        f.timeline.loadOlder();
        const Page old = f.source.page();
        f.timeline.changed({.message = FakePageSource::idOf(60), .seq = 9000, .what = TextEdited{.text = u"newer"_s}});
        f.source.answerWith(old);

        QCOMPARE(f.timeline.at(f.timeline.rowOfN(60)).text, u"newer"_s);
    }

    void what_is_sent_stands_at_the_end_and_becomes_the_message_in_its_place()
    {
        Fixture f(3);
        f.openAtEnd();
        QSignalSpy added(&f.timeline, &Timeline::ownPostAdded);

        f.timeline.setPending({post(u"m4"_s)});
        QCOMPARE(added.count(), 1);
        QCOMPARE(f.last().state, SendState::Queued);
        QVERIFY(f.last().own);
        f.timeline.setPending({post(u"m4"_s, SendState::Sending)});
        const int resets = f.follower.resets;
        const Message &confirmed = f.source.say(room, {u"mine m4"_s, me});
        f.timeline.posted(confirmed);
        f.timeline.setPending({});

        QCOMPARE(f.timeline.count(), 4);
        QCOMPARE(f.last().n, 4);
        QCOMPARE(f.last().state, SendState::Sent);
        QCOMPARE(f.follower.resets, resets);
        QCOMPARE(added.count(), 1);
        QVERIFY(f.follower.follows(f.timeline));
    }

    void others_are_inserted_before_what_is_not_sent_yet()
    {
        Fixture f(3);
        f.openAtEnd();
        f.timeline.setPending({post(u"a"_s, SendState::Failed), post(u"m5"_s)});

        f.someoneSays(u"hello"_s);
        f.timeline.posted(f.source.say(room, {u"mine m5"_s, me}));

        QCOMPARE(f.timeline.count(), 6);
        QCOMPARE(f.timeline.at(4).id, MessageId{u"m5"_s});
        QCOMPARE(f.timeline.at(4).n, 5);
        QCOMPARE(f.last().state, SendState::Failed);
        QVERIFY(f.follower.follows(f.timeline));
    }

    void edits_deletions_and_reactions_show_before_they_are_sent()
    {
        Fixture f(3);
        f.source.log[0].reactions = {{u"👀"_s, {me, {u"mina"_s}}}};
        f.openAtEnd();

        f.timeline.setPending(
            {{.id = {u"c1"_s}, .what = PendingEdit{.message = FakePageSource::idOf(2), .text = u"better"_s}},
             {.id = {u"c2"_s}, .what = PendingDelete{.message = FakePageSource::idOf(3)}},
             {.id = {u"c3"_s},
              .what = PendingReaction{.message = FakePageSource::idOf(1), .emoji = u"👀"_s, .on = false}},
             {.id = {u"c4"_s}, .what = PendingReaction{.message = FakePageSource::idOf(1), .emoji = u"🙏"_s}}});

        QCOMPARE(f.timeline.at(1).text, u"better"_s);
        QCOMPARE(f.timeline.at(1).change, OwnChange::Edit);
        QCOMPARE(f.timeline.at(1).pending, ChangeId{u"c1"_s});
        QVERIFY(f.timeline.at(2).deleted);
        QCOMPARE(f.timeline.at(0).reactions,
                 (QList<ReactionCount>{{u"👀"_s, 1, false, {u"Mina"_s}}, {u"🙏"_s, 1, true, {u"Jun"_s}}}));
    }

    void a_refused_deletion_shows_the_message_again_with_the_reason()
    {
        Fixture f(3);
        f.openAtEnd();

        f.timeline.setPending({{.id = {u"c2"_s},
                                .state = SendState::Failed,
                                .refusal = ErrorCode::Forbidden,
                                .what = PendingDelete{.message = FakePageSource::idOf(3)}}});

        QVERIFY(!f.last().deleted);
        QCOMPARE(f.last().text, u"text 3"_s);
        QCOMPARE(f.last().state, SendState::Failed);
        QCOMPARE(f.last().refusal, std::optional(ErrorCode::Forbidden));
    }

    void quotes_come_from_the_window_or_are_looked_up()
    {
        Fixture f(300);
        f.source.log[299].replyTo = FakePageSource::idOf(298);
        f.source.log[298].replyTo = FakePageSource::idOf(5);
        f.source.log[297].replyTo = MessageId{u"nowhere"_s};

        f.openAtEnd();

        QCOMPARE(f.last().quote->text, u"text 298"_s);
        QCOMPARE(f.timeline.at(f.timeline.rowOfN(299)).quote->text, u"text 5"_s);
        QVERIFY(!f.timeline.at(f.timeline.rowOfN(298)).quote->known);
        f.timeline.changed({.message = FakePageSource::idOf(5), .seq = 9000, .what = MessageDeleted{}});
        QVERIFY(f.timeline.at(f.timeline.rowOfN(299)).quote->deleted);
    }

    void a_quoted_message_far_away_is_fetched()
    {
        Fixture f(500);
        f.openAtEnd();
        QSignalSpy shown(&f.timeline, &Timeline::messageShown);
        QSignalSpy missing(&f.timeline, &Timeline::messageMissing);

        f.timeline.showMessage(FakePageSource::idOf(17));
        f.source.answerAll();
        QCOMPARE(shown.count(), 1);
        QVERIFY(f.timeline.rowOf(FakePageSource::idOf(17)) >= 0);
        QVERIFY(!f.timeline.isAtEnd());
        f.timeline.showMessage({u"nowhere"_s});
        f.source.refuse(ErrorCode::NotFound);

        QCOMPARE(missing.count(), 1);
        QVERIFY(f.timeline.rowOf(FakePageSource::idOf(17)) >= 0);
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

    void people_who_rename_themselves_are_renamed_everywhere()
    {
        Fixture f(3);
        f.openAtEnd();

        f.names[u"mina"_s] = u"Minerva"_s;
        f.timeline.refreshNames();

        QCOMPARE(f.timeline.at(0).authorName, u"Minerva"_s);
        QVERIFY(f.follower.follows(f.timeline));
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
