// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/events.h"
#include "protocol/signals.h"
#include "server/gateway/polls.h"
#include "tests/support/server/fakeclock.h"
#include "tests/support/server/fakewicket.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using std::chrono::seconds;

const Cursor start{{u"old"_s}, 7};

Frame eventAt(qint64 seq, qsizetype bytes = 0)
{
    return {.json = "{\"seq\":" + QByteArray::number(seq) + QByteArray(bytes, ' ') + '}',
            .kind = Frame::Kind::Event,
            .name = MessagePosted::typeName,
            .position = seq};
}

Frame liveAt(qint64 seq)
{
    return {.json = "{}", .name = Live::typeName, .position = seq};
}

Frame typingOf(const QString &user)
{
    return {.json = R"({"sig":"typing"})", .name = TypingChanged::typeName, .user = {user}};
}

} // namespace

/// A program that polls, from its requests to their answers.
class PollerTest : public QObject
{
    Q_OBJECT

    /// What came of one request.
    struct Asked {
        std::unique_ptr<Polls::Waiting> waiting{};
        QList<HttpResponse> answers{};

        [[nodiscard]] bool isAnswered() const { return !answers.isEmpty(); }
        [[nodiscard]] int status() const { return isAnswered() ? answers.first().status : 0; }
        [[nodiscard]] QJsonObject body() const
        {
            return isAnswered() ? QJsonDocument::fromJson(answers.first().body).object() : QJsonObject();
        }
        [[nodiscard]] QString cursor() const { return body()[u"cursor"].toString(); }
        [[nodiscard]] QList<int> events() const
        {
            QList<int> seqs;
            const QJsonArray all = body()[u"events"].toArray();
            for (const auto &each : all)
                seqs.append(each.toObject()[u"seq"].toInt());
            return seqs;
        }
        [[nodiscard]] QStringList passing() const
        {
            QStringList names;
            const QJsonArray all = body()[u"signals"].toArray();
            for (const auto &each : all)
                names.append(each.toObject()[u"sig"].toString() +
                             (each.toObject().contains(u"code")
                                  ? QString(u' ' + QString::number(each.toObject()[u"code"].toInt()))
                                  : QString()));
            return names;
        }
        [[nodiscard]] bool hasMore() const { return body()[u"more"].toBool(); }
    };

private Q_SLOTS:
    void init()
    {
        m_wicket = std::make_unique<FakeWicket>();
        m_wicket->begins.reset();
        m_clock = std::make_unique<FakeClock>();
        m_deadlines = std::make_unique<Deadlines>(*m_clock);
        m_turnEnd = std::make_unique<TurnEnd>();
        m_failures = std::make_unique<Failures>(m_limits, *m_clock);
        m_polls = std::make_unique<Polls>(PollServices{*m_wicket, *m_deadlines, *m_turnEnd, *m_failures});
    }
    void cleanup()
    {
        m_polls.reset();
        for (const auto &follower : m_wicket->followers)
            QVERIFY(follower->isGone);
    }

    void a_poll_is_answered_as_soon_as_it_is_known_that_there_is_nothing()
    {
        const auto asked = ask(u"old.7"_s, 0s);
        begins(start);
        turn();
        QVERIFY(!asked->isAnswered());

        hears(liveAt(9));
        turn();

        QCOMPARE(asked->answers.first().body, QByteArray(R"({"cursor":"now.9","events":[],"signals":[]})"));
        QCOMPARE(asked->answers.first().contentType, "application/json");
        QCOMPARE(follower().follow.cursor, u"old.7"_s);
    }

    void what_was_missed_comes_in_one_answer()
    {
        const auto asked = ask(u"old.7"_s, 10s);
        begins(start);
        hears(eventAt(8));
        turn();
        QVERIFY(!asked->isAnswered()); // the next page is being read

        hears(eventAt(10));
        hears(liveAt(11));
        hears(typingOf(u"bob"_s));
        turn();

        QCOMPARE(asked->events(), (QList<int>{8, 10}));
        QCOMPARE(asked->passing(), QStringList{u"typing"_s});
        QCOMPARE(asked->cursor(), u"now.11"_s);
        QVERIFY(!asked->hasMore());
        QCOMPARE(asked->answers.size(), 1);
    }

    void a_long_poll_waits_for_what_happens_next()
    {
        const auto asked = askLive(30s);
        pass(29s);
        turn();
        QVERIFY(!asked->isAnswered());

        hears(eventAt(8));
        hears(eventAt(9));
        QVERIFY(!asked->isAnswered());
        turn();

        QCOMPARE(asked->events(), (QList<int>{8, 9}));
    }

    void and_is_empty_when_its_wait_is_over()
    {
        const auto asked = askLive(30s);
        hears(liveAt(12));
        pass(30s);
        turn();

        QVERIFY(asked->isAnswered());
        QCOMPARE(asked->events(), QList<int>());
        QCOMPARE(asked->cursor(), u"now.12"_s);
    }

    void a_wait_does_not_end_before_it_is_known_from_where_to_go_on()
    {
        const auto asked = ask(u"old.7"_s, 2s);
        pass(60s);
        turn();
        QVERIFY(!asked->isAnswered());

        begins(start);
        turn();

        QCOMPARE(asked->cursor(), u"old.7"_s);
        QVERIFY(asked->hasMore());
    }

    void who_asks_on_reads_nothing_again_and_misses_nothing_in_between()
    {
        const auto first = askLive(0s);
        turn();
        hears(eventAt(8));
        hears(typingOf(u"bob"_s));
        hears(liveAt(9));
        pass(14s);

        const auto second = ask(first->cursor(), 0s);
        turn();

        QCOMPARE(m_wicket->followers.size(), size_t{1});
        QCOMPARE(second->events(), QList<int>{8});
        QCOMPARE(second->passing(), QStringList{u"typing"_s});
        QCOMPARE(second->cursor(), u"now.9"_s);
        const auto third = ask(second->cursor(), 0s);
        turn();
        QCOMPARE(third->events(), QList<int>());
        QCOMPARE(m_wicket->followers.size(), size_t{1});
    }

    void an_answer_that_was_lost_is_told_again()
    {
        const auto first = askLive(0s);
        turn();
        hears(eventAt(8));
        const auto lost = ask(first->cursor(), 0s);
        turn();
        QCOMPARE(lost->events(), QList<int>{8});

        const auto again = ask(first->cursor(), 0s);

        QCOMPARE(m_wicket->followers.size(), size_t{2});
        QVERIFY(m_wicket->followers.front()->isGone);
        QCOMPARE(follower().follow.cursor, first->cursor());
        begins({{u"now"_s}, 7});
        hears(eventAt(8));
        hears(liveAt(8));
        turn();
        QCOMPARE(again->events(), QList<int>{8});
    }

    void another_room_is_another_beginning()
    {
        const auto first = askLive(0s);
        turn();
        Follow follow = followFrom(first->cursor());
        follow.room = {u"den"_s};

        const auto second = ask({follow, 0s});

        QCOMPARE(m_wicket->followers.size(), size_t{2});
        QCOMPARE(follower().follow.room, RoomId{u"den"_s});
    }

    void who_stays_away_for_fifteen_seconds_is_gone()
    {
        const auto first = askLive(5s);
        pass(5s);
        turn();
        QVERIFY(first->isAnswered());
        pass(14'900ms);
        QVERIFY(!follower().isGone);

        pass(200ms);

        QVERIFY(follower().isGone);
        turn();
        QCOMPARE(m_polls->size(), 0);
        const auto second = ask(first->cursor(), 0s);
        QCOMPARE(m_wicket->followers.size(), size_t{2});
    }

    void who_goes_away_while_it_waits_leaves_nothing_behind()
    {
        const auto asked = askLive(60s);
        asked->waiting.reset();

        hears(eventAt(8));
        turn();
        QVERIFY(!asked->isAnswered());
        pass(15'100ms);
        turn();

        QVERIFY(follower().isGone);
        QCOMPARE(m_polls->size(), 0);
    }

    void who_was_cut_off_finds_what_came_in_the_meantime()
    {
        const auto first = askLive(0s);
        turn();
        const auto cut = ask(first->cursor(), 60s);
        hears(eventAt(8));
        cut->waiting.reset();
        turn();

        const auto second = ask(first->cursor(), 60s);
        turn();

        QCOMPARE(second->events(), QList<int>{8});
        QCOMPARE(m_wicket->followers.size(), size_t{1});
    }

    void without_a_session_nobody_stays()
    {
        Follow follow = followFrom({});
        follow.caller.session = {};
        const auto asked = ask({follow, 10s});
        const auto another = ask({follow, 10s});
        QCOMPARE(m_wicket->followers.size(), size_t{2});
        begins(start, 0);
        hears(liveAt(7), 0);
        hears(eventAt(8), 0);
        another->waiting.reset();
        turn();

        QCOMPARE(asked->events(), QList<int>{8});
        QVERIFY(m_wicket->followers.front()->isGone);
        QVERIFY(m_wicket->followers.back()->isGone);
        turn();
        QCOMPARE(m_polls->size(), 0);
    }

    void without_a_session_one_waits_for_what_happens_and_is_not_told_what_is_so()
    {
        Follow follow = followFrom({});
        follow.caller.session = {};
        const auto asked = ask({follow, 10s});
        begins(start);
        hears(liveAt(7));
        hears(typingOf(u"bob"_s));
        turn();
        turn();
        QVERIFY(!asked->isAnswered());

        hears(typingOf(u"carol"_s));
        turn();

        QCOMPARE(asked->passing(), QStringList{u"typing"_s});
        QCOMPARE(asked->cursor(), u"now.7"_s);
        const auto polled = ask({follow, 0s});
        begins(start);
        hears(liveAt(7));
        hears(typingOf(u"bob"_s));
        turn();
        QCOMPARE(polled->passing(), QStringList{u"typing"_s});
    }

    void a_second_request_replaces_the_first()
    {
        const auto first = askLive(0s);
        turn();
        const auto second = ask(first->cursor(), 60s);
        const auto third = ask(first->cursor(), 60s);

        QCOMPARE(second->passing(), QStringList{u"closed 4509"_s});
        QCOMPARE(second->cursor(), first->cursor());
        second->waiting.reset();
        hears(eventAt(8));
        turn();
        QCOMPARE(third->events(), QList<int>{8});
        QCOMPARE(m_wicket->followers.size(), size_t{1});
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
        m_wicket->begins = Expected<Beginning, Error>(Unexpected(Error{code, u"no"_s, 5s}));

        const auto asked = ask(u"old.7"_s, 10s);
        turn();

        QTEST(asked->status(), "status");
        QVERIFY(follower().isGone);
        QCOMPARE(asked->answers.first().fields.first(), (HttpField{"Retry-After", "5"}));
        m_wicket->begins.reset();
        const auto again = ask(u"old.7"_s, 10s);
        QCOMPARE(m_wicket->followers.size(), size_t{2});
    }

    void the_hubs_last_word_ends_the_wait()
    {
        const auto asked = askLive(60s);
        hears({.json = R"({"sig":"restarting"})", .name = Restarting::typeName});
        follower().outlet->close(CloseCode::Restarting);
        QVERIFY(!follower().isGone); // not within the hub's call
        turn();

        QCOMPARE(asked->passing(), (QStringList{u"restarting"_s, u"closed 4001"_s}));
        QVERIFY(follower().isGone);
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
        const auto asked = ask(u"old.7"_s, 10s);
        follower().outlet->close(code);
        turn();

        QTEST(asked->status(), "status");
        QVERIFY(follower().isGone);
    }

    void nobody_waits_when_it_is_closed()
    {
        const auto first = askLive(0s);
        turn();
        follower().outlet->close(CloseCode::Replaced);
        turn();

        QVERIFY(follower().isGone);
        turn();
        QCOMPARE(m_polls->size(), 0);
    }

    void a_large_answer_is_cut_and_the_next_goes_on()
    {
        const auto first = ask(u"old.7"_s, 10s);
        begins(start);
        for (int i = 8; follower().outlet->hasRoom(); ++i)
            hears(eventAt(i, 50'000));
        turn();

        QCOMPARE(first->events(), (QList<int>{8, 9, 10, 11, 12}));
        QVERIFY(first->hasMore());
        QCOMPARE(first->cursor(), u"now.12"_s);
        QCOMPARE(follower().drained, 1);
        const auto second = ask(first->cursor(), 10s);
        hears(liveAt(20));
        turn();
        QCOMPARE(second->events(), QList<int>{13});
        QVERIFY(!second->hasMore());
        QCOMPARE(m_wicket->followers.size(), size_t{1});
    }

    void too_much_while_nobody_asks_is_read_again()
    {
        const auto first = askLive(0s);
        turn();
        for (int i = 8; i < 20; ++i)
            hears(eventAt(i, 50'000));
        turn();

        const auto second = ask(first->cursor(), 0s);

        QCOMPARE(m_wicket->followers.size(), size_t{2});
        QCOMPARE(follower().follow.cursor, first->cursor());
        QVERIFY(m_wicket->followers.front()->isGone);
    }

private:
    [[nodiscard]] static Follow followFrom(const QString &cursor)
    {
        return {.caller = {.identity = {.user = {u"ann"_s}, .device = {u"d1"_s}}, .session = {u"s1"_s}},
                .cursor = cursor};
    }
    [[nodiscard]] std::shared_ptr<Asked> ask(const PollRequest &request)
    {
        auto asked = std::make_shared<Asked>();
        asked->waiting = m_polls->ask(request, [seen = std::weak_ptr(asked)](const HttpResponse &response) {
            if (const auto one = seen.lock())
                one->answers.append(response);
        });
        return asked;
    }
    [[nodiscard]] std::shared_ptr<Asked> ask(const QString &cursor, seconds wait)
    {
        return ask({followFrom(cursor), wait});
    }
    /// One for whom nothing was missed.
    [[nodiscard]] std::shared_ptr<Asked> askLive(seconds wait)
    {
        auto asked = ask(u"old.7"_s, wait);
        begins(start);
        hears(liveAt(7));
        return asked;
    }
    [[nodiscard]] FakeWicket::Guest &follower() const { return *m_wicket->followers.back(); }
    void begins(const Cursor &cursor, qsizetype which = -1) const
    {
        const auto &all = m_wicket->followers;
        (which < 0 ? all.back() : all.at(static_cast<size_t>(which)))
            ->begun(Beginning{.cursor = cursor, .epoch = {u"now"_s}});
    }
    void hears(const Frame &frame, qsizetype which = -1) const
    {
        const auto &all = m_wicket->followers;
        (which < 0 ? all.back() : all.at(static_cast<size_t>(which)))
            ->outlet->send(std::make_shared<const Frame>(frame));
    }
    static void turn() { QCoreApplication::processEvents(); }
    void pass(milliseconds time)
    {
        m_clock->pass(time);
        m_deadlines->advance();
    }

    std::unique_ptr<FakeWicket> m_wicket;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Deadlines> m_deadlines;
    std::unique_ptr<TurnEnd> m_turnEnd;
    Limits m_limits;
    std::unique_ptr<Failures> m_failures;
    std::unique_ptr<Polls> m_polls;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::PollerTest)
#include "tst_poller.moc"
