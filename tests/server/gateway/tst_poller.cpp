// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/poller.h"

#include "tests/support/server/polling.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A program that polls, from its requests to their answers.
class PollerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_polling = std::make_unique<Polling>(); }
    void cleanup()
    {
        m_polling->polls.reset();
        QVERIFY(m_polling->areAllGone());
        m_polling.reset();
    }

    void a_poll_is_answered_as_soon_as_it_is_known_that_there_is_nothing()
    {
        const auto asked = m_polling->ask(u"old.7"_s, 0s);
        m_polling->begins();
        Polling::turn();
        QVERIFY(!asked->isAnswered());

        m_polling->hears(Polling::liveAt(9));
        Polling::turn();

        QCOMPARE(asked->answers.first().body, QByteArray(R"({"cursor":"now.9","events":[],"signals":[]})"));
        QCOMPARE(asked->answers.first().contentType, "application/json");
        QCOMPARE(m_polling->follower().follow.cursor, u"old.7"_s);
    }

    void what_was_missed_comes_in_one_answer()
    {
        const auto asked = m_polling->ask(u"old.7"_s, 10s);
        m_polling->begins();
        m_polling->hears(Polling::eventAt(8));
        Polling::turn();
        QVERIFY(!asked->isAnswered()); // the next page is being read

        m_polling->hears(Polling::eventAt(10));
        m_polling->hears(Polling::liveAt(11));
        m_polling->hears(Polling::typingOf(u"bob"_s));
        Polling::turn();

        QCOMPARE(asked->events(), (QList<int>{8, 10}));
        QCOMPARE(asked->passing(), QStringList{u"typing"_s});
        QCOMPARE(asked->cursor(), u"now.11"_s);
        QVERIFY(!asked->hasMore());
        QCOMPARE(asked->answers.size(), 1);
    }

    void a_long_poll_waits_for_what_happens_next()
    {
        const auto asked = m_polling->askLive(30s);
        m_polling->pass(29s);
        Polling::turn();
        QVERIFY(!asked->isAnswered());

        m_polling->hears(Polling::eventAt(8));
        m_polling->hears(Polling::eventAt(9));
        QVERIFY(!asked->isAnswered());
        Polling::turn();

        QCOMPARE(asked->events(), (QList<int>{8, 9}));
    }

    void and_is_empty_when_its_wait_is_over()
    {
        const auto asked = m_polling->askLive(30s);
        m_polling->hears(Polling::liveAt(12));
        m_polling->pass(30s);
        Polling::turn();

        QVERIFY(asked->isAnswered());
        QCOMPARE(asked->events(), QList<int>());
        QCOMPARE(asked->cursor(), u"now.12"_s);
    }

    void a_wait_does_not_end_before_it_is_known_from_where_to_go_on()
    {
        const auto asked = m_polling->ask(u"old.7"_s, 2s);
        m_polling->pass(60s);
        Polling::turn();
        QVERIFY(!asked->isAnswered());

        m_polling->begins();
        Polling::turn();

        QCOMPARE(asked->cursor(), u"old.7"_s);
        QVERIFY(asked->hasMore());
    }

    void who_asks_on_reads_nothing_again_and_misses_nothing_in_between()
    {
        const auto first = m_polling->askLive(0s);
        Polling::turn();
        m_polling->hears(Polling::eventAt(8));
        m_polling->hears(Polling::typingOf(u"bob"_s));
        m_polling->hears(Polling::liveAt(9));
        m_polling->pass(14s);

        const auto second = m_polling->ask(first->cursor(), 0s);
        Polling::turn();

        QCOMPARE(m_polling->wicket.followers.size(), size_t{1});
        QCOMPARE(second->events(), QList<int>{8});
        QCOMPARE(second->passing(), QStringList{u"typing"_s});
        QCOMPARE(second->cursor(), u"now.9"_s);
        const auto third = m_polling->ask(second->cursor(), 0s);
        Polling::turn();
        QCOMPARE(third->events(), QList<int>());
        QCOMPARE(m_polling->wicket.followers.size(), size_t{1});
    }

    void an_answer_that_was_lost_is_told_again()
    {
        const auto first = m_polling->askLive(0s);
        Polling::turn();
        m_polling->hears(Polling::eventAt(8));
        const auto lost = m_polling->ask(first->cursor(), 0s);
        Polling::turn();
        QCOMPARE(lost->events(), QList<int>{8});

        const auto again = m_polling->ask(first->cursor(), 0s);

        QCOMPARE(m_polling->wicket.followers.size(), size_t{2});
        QVERIFY(m_polling->wicket.followers.front()->isGone);
        QCOMPARE(m_polling->follower().follow.cursor, first->cursor());
        m_polling->begins(m_polling->follower(), {{u"now"_s}, 7});
        m_polling->hears(Polling::eventAt(8));
        m_polling->hears(Polling::liveAt(8));
        Polling::turn();
        QCOMPARE(again->events(), QList<int>{8});
    }

    void another_room_is_another_beginning()
    {
        const auto first = m_polling->askLive(0s);
        Polling::turn();
        Follow follow = Polling::followFrom(first->cursor());
        follow.room = {u"den"_s};

        const auto second = m_polling->ask({follow, 0s});

        QCOMPARE(m_polling->wicket.followers.size(), size_t{2});
        QCOMPARE(m_polling->follower().follow.room, RoomId{u"den"_s});
    }

    void without_a_session_one_waits_for_what_happens_and_is_not_told_what_is_so()
    {
        Follow follow = Polling::followFrom({});
        follow.caller.session = {};
        const auto asked = m_polling->ask({follow, 10s});
        m_polling->begins();
        m_polling->hears(Polling::liveAt(7));
        m_polling->hears(Polling::typingOf(u"bob"_s));
        Polling::turn();
        Polling::turn();
        QVERIFY(!asked->isAnswered());

        m_polling->hears(Polling::typingOf(u"carol"_s));
        Polling::turn();

        QCOMPARE(asked->passing(), QStringList{u"typing"_s});
        QCOMPARE(asked->cursor(), u"now.7"_s);
        const auto polled = m_polling->ask({follow, 0s});
        m_polling->begins();
        m_polling->hears(Polling::liveAt(7));
        m_polling->hears(Polling::typingOf(u"bob"_s));
        Polling::turn();
        QCOMPARE(polled->passing(), QStringList{u"typing"_s});
    }

    void a_large_answer_is_cut_and_the_next_goes_on()
    {
        const auto first = m_polling->ask(u"old.7"_s, 10s);
        m_polling->begins();
        for (int i = 8; m_polling->follower().outlet->hasRoom(); ++i)
            m_polling->hears(Polling::eventAt(i, 50'000));
        Polling::turn();

        QCOMPARE(first->events(), (QList<int>{8, 9, 10, 11, 12}));
        QVERIFY(first->hasMore());
        QCOMPARE(first->cursor(), u"now.12"_s);
        QCOMPARE(m_polling->follower().drained, 1);
        const auto second = m_polling->ask(first->cursor(), 10s);
        m_polling->hears(Polling::liveAt(20));
        Polling::turn();
        QCOMPARE(second->events(), QList<int>{13});
        QVERIFY(!second->hasMore());
        QCOMPARE(m_polling->wicket.followers.size(), size_t{1});
    }

    void too_much_while_nobody_asks_is_read_again()
    {
        const auto first = m_polling->askLive(0s);
        Polling::turn();
        for (int i = 8; i < 20; ++i)
            m_polling->hears(Polling::eventAt(i, 50'000));
        Polling::turn();

        const auto second = m_polling->ask(first->cursor(), 0s);

        QCOMPARE(m_polling->wicket.followers.size(), size_t{2});
        QCOMPARE(m_polling->follower().follow.cursor, first->cursor());
        QVERIFY(m_polling->wicket.followers.front()->isGone);
    }

private:
    std::unique_ptr<Polling> m_polling;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::PollerTest)
#include "tst_poller.moc"
