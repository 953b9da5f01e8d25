// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/denhouse.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

/// What becomes of what was said: edits, deletions, reactions.
class HubEditsTest : public QObject, DenHouse
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(furnish()); }
    void cleanup() { leave(); }

    void only_its_author_edits_a_message()
    {
        const MessageId id = newMessage();
        QVERIFY(m_bob->sends(Post{.room = m_den, .id = id, .text = u"helo"_s}));

        const auto own = m_bob->sends(Edit{.id = newChange(), .message = id, .text = u"hello"_s});
        const auto others = m_cat->sends(Edit{.id = newChange(), .message = id, .text = u"x"_s});
        const auto unseen = m_ann->sends(Edit{.id = newChange(), .message = id, .text = u"x"_s});

        QVERIFY(own);
        QCOMPARE(others.error().code, ErrorCode::Forbidden);
        QCOMPARE(unseen.error().code, ErrorCode::Forbidden); // an admin knows the room
        QCOMPARE(m_cat->all<MessageEdited>().size(), 1);
        QCOMPARE(m_cat->last<MessageEdited>().text, u"hello"_s);
        QVERIFY(!m_ann->got<MessageEdited>());
    }

    void an_edit_that_follows_its_post_at_once_finds_it()
    {
        const MessageId id = newMessage();
        m_bob->says(Post{.room = m_den, .id = id, .text = u"1"_s});
        m_bob->says(Edit{.id = newChange(), .message = id, .text = u"2"_s});
        const auto last = m_bob->sends(Edit{.id = newChange(), .message = id, .text = u"3"_s});

        QVERIFY(last);
        const auto edits = m_cat->all<MessageEdited>();
        QCOMPARE(edits.size(), 2);
        QCOMPARE(edits.last().text, u"3"_s);
    }

    void its_author_the_rooms_creator_and_an_admin_delete_a_message()
    {
        const MessageId first = newMessage(), second = newMessage(), third = newMessage(), fourth = newMessage();
        for (const MessageId &id : {first, second, third})
            QVERIFY(m_cat->sends(Post{.room = m_den, .id = id, .text = u"x"_s}));
        QVERIFY(m_bob->sends(Post{.room = m_den, .id = fourth, .text = u"x"_s}));

        QVERIFY(m_cat->sends(Delete{.id = newChange(), .message = first}));
        QVERIFY(m_bob->sends(Delete{.id = newChange(), .message = second}));
        QVERIFY(m_ann->sends(Delete{.id = newChange(), .message = third}));
        const auto others = m_cat->sends(Delete{.id = newChange(), .message = fourth});

        QCOMPARE(others.error().code, ErrorCode::Forbidden);
        QCOMPARE(m_bob->all<MessageDeleted>().size(), 3);
    }

    void a_deleted_message_has_no_text_anywhere_and_is_gone_for_changes()
    {
        const MessageId id = newMessage();
        const ChangeId deletion = newChange();
        const Post post{.room = m_den, .id = id, .text = u"secret"_s};
        QVERIFY(m_bob->sends(post));
        const auto deleted = m_bob->sends(Delete{.id = deletion, .message = id});

        const auto edit = m_bob->sends(Edit{.id = newChange(), .message = id, .text = u"x"_s});
        const auto reaction = m_cat->sends(React{.id = newChange(), .message = id, .emoji = u"👍"_s, .on = true});
        const auto again = m_bob->sends(Delete{.id = deletion, .message = id});
        const auto postAgain = m_bob->sends(post);
        const auto page = m_cat->sends(History{.room = m_den});

        QCOMPARE(edit.error().code, ErrorCode::NotFound);
        QCOMPARE(reaction.error().code, ErrorCode::NotFound);
        QVERIFY(again && again->duplicate && again->seq == deleted->seq);
        QVERIFY(postAgain && postAgain->duplicate);
        QCOMPARE(page->messages.size(), 1);
        QVERIFY(page->messages.first().deleted && page->messages.first().text.isEmpty());
    }

    void an_edit_may_keep_whom_it_mentioned_and_adds_only_people()
    {
        FakePeer eve(*m_house, u"eve"_s);
        eve.connects();
        const MessageId id = newMessage();
        const QList<UserId> mentions{{u"eve"_s}};
        QVERIFY(m_bob->sends(Post{.room = m_den, .id = id, .text = u"@eve"_s, .mentions = mentions}));
        QVERIFY(m_ann->sends(RemoveUser{.id = newChange(), .user = {u"eve"_s}}));

        const auto kept =
            m_bob->sends(Edit{.id = newChange(), .message = id, .text = u"@eve!"_s, .mentions = mentions});
        const auto added = m_bob->sends(
            Edit{.id = newChange(), .message = id, .text = u"@eve @zoe"_s, .mentions = {{u"eve"_s}, {u"zoe"_s}}});

        QVERIFY(kept);
        QCOMPARE(added.error().code, ErrorCode::NotFound);
        QCOMPARE(m_cat->last<MessageEdited>().text, u"@eve!"_s);
    }

    void a_reaction_is_one_emoji()
    {
        const MessageId id = newMessage();
        QVERIFY(m_bob->sends(Post{.room = m_den, .id = id, .text = u"x"_s}));
        const auto reacts = [&](const QString &emoji) {
            return m_cat->sends(React{.id = newChange(), .message = id, .emoji = emoji, .on = true});
        };

        QVERIFY(reacts(u"👩\u200d👩\u200d👧"_s));
        QCOMPARE(reacts(u"yes"_s).error().code, ErrorCode::BadRequest);
        QCOMPARE(reacts(u"👍👍"_s).error().code, ErrorCode::BadRequest);
        QVERIFY(reacts(u"y"_s).error().text.contains(u"emoji"_s));
        QVERIFY(m_cat->sends(React{.id = newChange(), .message = id, .emoji = u"yes"_s, .on = false}));
        QCOMPARE(m_bob->sends(History{.room = m_den})->messages.first().reactions.size(), 1);
    }

    void a_message_has_so_many_different_reactions_and_of_those_as_many_as_there_are_people()
    {
        const MessageId id = newMessage();
        QVERIFY(m_bob->sends(Post{.room = m_den, .id = id, .text = u"x"_s}));
        const auto reacts = [&](FakePeer &who, char32_t emoji, bool on = true) {
            return who.sends(React{.id = newChange(), .message = id, .emoji = QString::fromUcs4(&emoji, 1), .on = on});
        };
        constexpr char32_t first = U'\U0001F600';
        constexpr char32_t over = first + limits::reactionsPerMessage;
        for (char32_t emoji = first; emoji < over; ++emoji)
            QVERIFY(reacts(*m_cat, emoji));

        const auto refused = reacts(*m_bob, over);
        QCOMPARE(refused.error().code, ErrorCode::TooLarge);
        QVERIFY(refused.error().text.contains(u"50"_s));
        QVERIFY(reacts(*m_bob, first));
        QVERIFY(reacts(*m_cat, first + 1, false));
        QVERIFY(reacts(*m_bob, over));
    }

    void members_react_and_take_it_back()
    {
        const MessageId id = newMessage();
        QVERIFY(m_bob->sends(Post{.room = m_den, .id = id, .text = u"x"_s}));

        QVERIFY(m_cat->sends(React{.id = newChange(), .message = id, .emoji = u"👍"_s, .on = true}));
        const auto with = m_bob->sends(History{.room = m_den});
        QVERIFY(m_cat->sends(React{.id = newChange(), .message = id, .emoji = u"👍"_s, .on = false}));
        const auto without = m_bob->sends(History{.room = m_den});
        const auto outsider = m_ann->sends(React{.id = newChange(), .message = id, .emoji = u"👍"_s, .on = true});

        QCOMPARE(with->messages.first().reactions.size(), 1);
        QCOMPARE(with->messages.first().reactions.first().by, QList<UserId>{{u"cat"_s}});
        QVERIFY(without->messages.first().reactions.isEmpty());
        QCOMPARE(m_bob->all<ReactionChanged>().size(), 2);
        QCOMPARE(outsider.error().code, ErrorCode::Forbidden);
    }
};

QTEST_GUILESS_MAIN(HubEditsTest)
#include "tst_hubedits.moc"
