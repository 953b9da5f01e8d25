// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/client/followedtimeline.h"

#include <QtTest>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using namespace Qt::StringLiterals;

class TimelineChangesTest : public QObject
{
    Q_OBJECT

private slots:
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

    void people_who_rename_themselves_are_renamed_everywhere()
    {
        Fixture f(3);
        f.openAtEnd();

        f.names[u"mina"_s] = u"Minerva"_s;
        f.timeline.refreshNames();

        QCOMPARE(f.timeline.at(0).authorName, u"Minerva"_s);
        QVERIFY(f.follower.follows(f.timeline));
    }
};

QTEST_GUILESS_MAIN(TimelineChangesTest)
#include "tst_timelinechanges.moc"
