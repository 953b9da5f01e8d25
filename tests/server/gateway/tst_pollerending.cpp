// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/poller.h"

#include "tests/support/server/polling.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A program that polls: who is refused or closed, who goes away, and what is left of them.
class PollerEndingTest : public QObject
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

    void who_stays_away_for_fifteen_seconds_is_gone()
    {
        const auto first = m_polling->askLive(5s);
        m_polling->pass(5s);
        Polling::turn();
        QVERIFY(first->isAnswered());
        m_polling->pass(14'900ms);
        QVERIFY(!m_polling->follower().isGone);

        m_polling->pass(200ms);

        QVERIFY(m_polling->follower().isGone);
        Polling::turn();
        QCOMPARE(m_polling->polls->size(), 0);
        const auto second = m_polling->ask(first->cursor(), 0s);
        QCOMPARE(m_polling->wicket.followers.size(), size_t{2});
    }

    void who_goes_away_while_it_waits_leaves_nothing_behind()
    {
        const auto asked = m_polling->askLive(60s);
        asked->waiting.reset();

        m_polling->hears(Polling::eventAt(8));
        Polling::turn();
        QVERIFY(!asked->isAnswered());
        m_polling->pass(15'100ms);
        Polling::turn();

        QVERIFY(m_polling->follower().isGone);
        QCOMPARE(m_polling->polls->size(), 0);
    }

    void who_was_cut_off_finds_what_came_in_the_meantime()
    {
        const auto first = m_polling->askLive(0s);
        Polling::turn();
        const auto cut = m_polling->ask(first->cursor(), 60s);
        m_polling->hears(Polling::eventAt(8));
        cut->waiting.reset();
        Polling::turn();

        const auto second = m_polling->ask(first->cursor(), 60s);
        Polling::turn();

        QCOMPARE(second->events(), QList<int>{8});
        QCOMPARE(m_polling->wicket.followers.size(), size_t{1});
    }

    void without_a_session_nobody_stays()
    {
        Follow follow = Polling::followFrom({});
        follow.caller.session = {};
        const auto asked = m_polling->ask({follow, 10s});
        const auto another = m_polling->ask({follow, 10s});
        QCOMPARE(m_polling->wicket.followers.size(), size_t{2});
        m_polling->begins(m_polling->follower(0));
        m_polling->hears(m_polling->follower(0), Polling::liveAt(7));
        m_polling->hears(m_polling->follower(0), Polling::eventAt(8));
        another->waiting.reset();
        Polling::turn();

        QCOMPARE(asked->events(), QList<int>{8});
        QVERIFY(m_polling->wicket.followers.front()->isGone);
        QVERIFY(m_polling->wicket.followers.back()->isGone);
        Polling::turn();
        QCOMPARE(m_polling->polls->size(), 0);
    }

    void a_second_request_replaces_the_first()
    {
        const auto first = m_polling->askLive(0s);
        Polling::turn();
        const auto second = m_polling->ask(first->cursor(), 60s);
        const auto third = m_polling->ask(first->cursor(), 60s);

        QCOMPARE(second->passing(), QStringList{u"closed 4509"_s});
        QCOMPARE(second->cursor(), first->cursor());
        second->waiting.reset();
        m_polling->hears(Polling::eventAt(8));
        Polling::turn();
        QCOMPARE(third->events(), QList<int>{8});
        QCOMPARE(m_polling->wicket.followers.size(), size_t{1});
    }

    void what_is_refused_is_an_error_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("a cursor that can't be resumed") << ErrorCode::Resync << 409;
        QTest::newRow("too many connections") << ErrorCode::TooMany << 429;
        QTest::newRow("stopping") << ErrorCode::Unavailable << 503;
        QTest::newRow("somebody else's room") << ErrorCode::NotFound << 404;
    }
    void what_is_refused_is_an_error()
    {
        QFETCH(const ErrorCode, code);
        m_polling->wicket.begins = Expected<Beginning, Error>(Unexpected(Error{code, u"no"_s, 5s}));

        const auto asked = m_polling->ask(u"old.7"_s, 10s);
        Polling::turn();

        QTEST(asked->status(), "status");
        QVERIFY(m_polling->follower().isGone);
        QCOMPARE(asked->answers.first().fields.first(), (HttpField{"Retry-After", "5"}));
        m_polling->wicket.begins.reset();
        const auto again = m_polling->ask(u"old.7"_s, 10s);
        QCOMPARE(m_polling->wicket.followers.size(), size_t{2});
    }

    void the_hubs_last_word_ends_the_wait()
    {
        const auto asked = m_polling->askLive(60s);
        m_polling->hears({.json = R"({"sig":"restarting"})", .name = Restarting::typeName});
        m_polling->follower().outlet->close(CloseCode::Restarting);
        QVERIFY(!m_polling->follower().isGone); // not within the hub's call
        Polling::turn();

        QCOMPARE(asked->passing(), (QStringList{u"restarting"_s, u"closed 4001"_s}));
        QVERIFY(m_polling->follower().isGone);
    }

    void and_ends_it_before_it_began_data()
    {
        QTest::addColumn<CloseCode>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("signed out") << CloseCode::SignedOut << 401;
        QTest::newRow("restarting") << CloseCode::Restarting << 503;
        QTest::newRow("the log can't be read") << CloseCode::Retry << 503;
    }
    void and_ends_it_before_it_began()
    {
        QFETCH(const CloseCode, code);
        const auto asked = m_polling->ask(u"old.7"_s, 10s);
        m_polling->follower().outlet->close(code);
        Polling::turn();

        QTEST(asked->status(), "status");
        QVERIFY(m_polling->follower().isGone);
    }

    void nobody_waits_when_it_is_closed()
    {
        const auto first = m_polling->askLive(0s);
        Polling::turn();
        m_polling->follower().outlet->close(CloseCode::Replaced);
        Polling::turn();

        QVERIFY(m_polling->follower().isGone);
        Polling::turn();
        QCOMPARE(m_polling->polls->size(), 0);
    }

private:
    std::unique_ptr<Polling> m_polling;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::PollerEndingTest)
#include "tst_pollerending.moc"
