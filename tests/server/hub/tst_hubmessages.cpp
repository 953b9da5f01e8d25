// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/denhouse.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

/// What is said in rooms: who hears it, and that nothing is stored twice.
class HubMessagesTest : public QObject, DenHouse
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(furnish()); }
    void cleanup() { leave(); }

    void a_message_reaches_every_member_and_no_one_else()
    {
        FakePeer bobsOther(*m_house, u"bob"_s);
        bobsOther.connects();

        const auto posted = m_bob->sends(Post{.room = m_den, .id = newMessage(), .text = u"hi"_s});

        QVERIFY(posted);
        QCOMPARE(posted->n, 1);
        QCOMPARE(posted->duplicate, false);
        QCOMPARE(m_bob->texts(), QStringList{u"hi"_s});
        QCOMPARE(bobsOther.texts(), QStringList{u"hi"_s});
        QCOMPARE(m_cat->texts(), QStringList{u"hi"_s});
        QCOMPARE(m_ann->texts(), QStringList());
    }

    void an_event_is_encoded_once_for_all_who_get_it()
    {
        QVERIFY(m_bob->sends(Post{.room = m_den, .id = newMessage(), .text = u"hi"_s}));

        QCOMPARE(m_bob->texts(), QStringList{u"hi"_s});
        QVERIFY(m_bob->latest->kind == Frame::Kind::Event);
        QCOMPARE(m_cat->latest, m_bob->latest);
    }

    void posts_of_a_room_are_numbered_without_gaps_in_the_order_they_were_said()
    {
        for (int i = 0; i < 20; ++i)
            m_bob->says(Post{.room = m_den, .id = newMessage(), .text = QString::number(i)});
        m_house->settle();

        const auto posts = m_cat->all<MessagePosted>();
        QCOMPARE(posts.size(), 20);
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(posts.at(i).n, i + 1);
            QCOMPARE(posts.at(i).text, QString::number(i));
        }
    }

    void the_same_post_again_gets_the_first_answer_and_stores_nothing()
    {
        const Post post{.room = m_den, .id = newMessage(), .text = u"once"_s};

        const auto first = m_bob->sends(post);
        const auto again = m_bob->sends(post);

        QVERIFY(first && again);
        QCOMPARE(again->duplicate, true);
        QCOMPARE(again->seq, first->seq);
        QCOMPARE(again->n, first->n);
        QCOMPARE(again->at, first->at);
        QCOMPARE(m_cat->texts(), QStringList{u"once"_s});
    }

    void fifty_copies_at_once_are_one_message()
    {
        const Post post{.room = m_den, .id = newMessage(), .text = u"once"_s};
        QList<qint64> refs;
        for (int i = 0; i < 50; ++i)
            refs.append(m_bob->says(post));
        m_house->settle();

        for (const qint64 ref : refs)
            QVERIFY(m_bob->answerTo<Post>(ref));
        QCOMPARE(m_cat->texts(), QStringList{u"once"_s});
    }

    void a_repetition_is_answered_also_when_its_author_lost_the_right()
    {
        const Post post{.room = m_den, .id = newMessage(), .text = u"once"_s};
        const auto first = m_cat->sends(post);
        QVERIFY(m_cat->sends(LeaveRoom{.room = m_den, .id = newChange()}));

        const auto again = m_cat->sends(post);
        const auto another = m_cat->sends(Post{.room = m_den, .id = newMessage(), .text = u"twice"_s});

        QVERIFY(again);
        QCOMPARE(again->duplicate, true);
        QCOMPARE(again->seq, first->seq);
        QCOMPARE(another.error().code, ErrorCode::NotFound);
    }

    void the_same_id_with_another_content_or_author_is_a_conflict_and_stores_nothing()
    {
        const Post post{.room = m_den, .id = newMessage(), .text = u"once"_s};
        QVERIFY(m_bob->sends(post));
        const qint64 head = m_house->directory().head();

        const auto changed = m_bob->sends(Post{.room = m_den, .id = post.id, .text = u"other"_s});
        const auto others = m_cat->sends(post);
        const auto asEdit = m_bob->sends(Edit{.id = {post.id.value}, .message = post.id, .text = u"once"_s});

        QCOMPARE(changed.error().code, ErrorCode::Conflict);
        QCOMPARE(others.error().code, ErrorCode::Conflict);
        QCOMPARE(asEdit.error().code, ErrorCode::Conflict);
        QCOMPARE(m_house->directory().head(), head);
    }

    void a_room_that_is_not_visible_is_not_found_and_one_that_is_but_not_ones_own_is_forbidden()
    {
        FakePeer dan(*m_house, u"dan"_s);
        dan.connects();
        QVERIFY(dan.sends(LeaveRoom{.room = m_house->commonRoom(), .id = newChange()}));

        const auto hidden = dan.sends(Post{.room = m_den, .id = newMessage(), .text = u"x"_s});
        const auto seen = dan.sends(Post{.room = m_house->commonRoom(), .id = newMessage(), .text = u"x"_s});
        const auto hiddenPage = dan.sends(History{.room = m_den});
        const auto seenPage = dan.sends(History{.room = m_house->commonRoom()});
        const auto adminsPage = m_ann->sends(History{.room = m_den});
        const auto none = dan.sends(Typing{.room = {u"nowhere"_s}, .on = true});

        QCOMPARE(hidden.error().code, ErrorCode::NotFound);
        QCOMPARE(seen.error().code, ErrorCode::Forbidden);
        QCOMPARE(hiddenPage.error().code, ErrorCode::NotFound);
        QCOMPARE(seenPage.error().code, ErrorCode::Forbidden);
        QCOMPARE(adminsPage.error().code, ErrorCode::Forbidden);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }

    void a_reply_is_to_a_message_of_the_same_room()
    {
        const MessageId elsewhere = newMessage(), first = newMessage();
        QVERIFY(m_bob->sends(Post{.room = m_house->commonRoom(), .id = elsewhere, .text = u"x"_s}));
        const auto reply = [&](const MessageId &to) {
            return Post{.room = m_den, .id = newMessage(), .text = u"x"_s, .replyTo = to};
        };
        m_cat->says(Post{.room = m_den, .id = first, .text = u"x"_s});

        const auto good = m_cat->sends(reply(first)); // on the heels of what it replies to
        const auto foreign = m_bob->sends(reply(elsewhere));
        const auto none = m_bob->sends(reply(newMessage()));

        QVERIFY(good);
        QCOMPARE(m_bob->last<MessagePosted>().replyTo, std::optional(first));
        QCOMPARE(foreign.error().code, ErrorCode::NotFound);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        QVERIFY2(none.error().text.startsWith(u"reply_to"_s), qPrintable(none.error().text));
    }

    void mentions_are_people_of_this_server()
    {
        const Post post{
            .room = m_den, .id = newMessage(), .text = u"@cat @eve"_s, .mentions = {{u"cat"_s}, {u"eve"_s}}};

        const auto unknown = m_bob->sends(post);
        m_house->signUp(u"eve"_s);
        const auto known = m_bob->sends(post);

        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        QVERIFY2(unknown.error().text.contains(u"eve"_s), qPrintable(unknown.error().text));
        QVERIFY(known && !known->duplicate);
        QCOMPARE(m_cat->last<MessagePosted>().mentions, post.mentions);
    }

    void ends_of_lines_are_the_same_however_they_are_written()
    {
        const MessageId id = newMessage();
        const auto first = m_bob->sends(Post{.room = m_den, .id = id, .text = u"a\r\nb\rc"_s});

        const auto again = m_bob->sends(Post{.room = m_den, .id = id, .text = u"a\nb\nc"_s});

        QVERIFY(first);
        QVERIFY(again && again->duplicate && again->seq == first->seq);
        QCOMPARE(m_cat->texts(), QStringList{u"a\nb\nc"_s});
    }

    void history_comes_in_pages_from_both_ends()
    {
        for (int i = 1; i <= 5; ++i)
            m_bob->says(Post{.room = m_den, .id = newMessage(), .text = QString::number(i)});
        m_house->settle();

        const auto newest = m_cat->sends(History{.room = m_den, .limit = 2});
        const auto older = m_cat->sends(History{.room = m_den, .before = 4, .limit = 2});
        const auto newer = m_cat->sends(History{.room = m_den, .after = 3, .limit = 5});
        const auto both = m_cat->sends(History{.room = m_den, .before = 4, .after = 1});

        QCOMPARE(newest->messages.last().n, 5);
        QCOMPARE(newest->more, true);
        QCOMPARE(older->messages.first().n, 2);
        QCOMPARE(newer->messages.size(), 2);
        QCOMPARE(newer->more, false);
        QCOMPARE(both.error().code, ErrorCode::BadRequest);
    }

    void who_joins_reads_all_that_was_said_before()
    {
        QVERIFY(m_bob->sends(Post{.room = m_den, .id = newMessage(), .text = u"before"_s}));
        QVERIFY(m_bob->sends(AddToRoom{.room = m_den, .id = newChange(), .user = {u"ann"_s}}));

        const auto page = m_ann->sends(History{.room = m_den});

        QCOMPARE(page->messages.first().text, u"before"_s);
        QVERIFY(m_ann->last<MemberJoined>().roomObject);
        QCOMPARE(m_ann->last<MemberJoined>().roomObject->lastN, 1);
        QCOMPARE(m_ann->last<MemberJoined>().roomObject->readN, 1);
        QVERIFY(!m_bob->last<MemberJoined>().roomObject);
    }

    void a_disk_in_trouble_refuses_and_shows_nothing_to_others()
    {
        m_house->log.setDisk(MemoryLog::Disk::Full);
        const Post post{.room = m_den, .id = newMessage(), .text = u"kept"_s};

        const auto refused = m_bob->sends(post);
        m_house->log.setDisk(MemoryLog::Disk::Fine);
        const auto later = m_bob->sends(post);

        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(later && !later->duplicate);
        QCOMPARE(m_cat->texts(), QStringList{u"kept"_s});
    }

    void a_text_over_the_operators_limit_is_too_large()
    {
        leave();
        m_house = std::make_unique<House>(HubSettings{.serverName = u"s"_s, .limits = {.textCodePoints = 5}});
        FakePeer eve(*m_house, u"eve"_s);
        eve.connects();

        const auto fits =
            eve.sends(Post{.room = m_house->commonRoom(), .id = newMessage(), .text = u"\U0001F44D2345"_s});
        const auto tooLong = eve.sends(Post{.room = m_house->commonRoom(), .id = newMessage(), .text = u"123456"_s});

        QVERIFY(fits);
        QCOMPARE(tooLong.error().code, ErrorCode::TooLarge);
    }
};

QTEST_GUILESS_MAIN(HubMessagesTest)
#include "tst_hubmessages.moc"
