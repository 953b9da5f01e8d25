// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/pages.h"
#include "client/store/memorystore.h"
#include "tests/support/client/things.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include <deque>
#include <memory>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using Where = PageRequest::Where;

namespace
{

const RoomId lobby{u"lobby"_s};
const EpochId epoch{u"e1"_s};

/// A server whose lobby has messages; it answers when the test says so.
class FakeHistory final : public HistoryReader
{
public:
    void read(const History &query, Answered answered) override
    {
        asked.append(query);
        m_open.push_back(std::move(answered));
    }
    /// The oldest question, with what the room is now; at most `most` messages nearest to where it was asked.
    void answers(qsizetype most = 100)
    {
        const History query = asked.at(asked.size() - static_cast<qsizetype>(m_open.size()));
        HistoryPage page;
        for (const Message &message : std::as_const(log)) {
            const bool wanted = query.after ? message.n > *query.after : message.n < query.before.value_or(1'000);
            if (wanted)
                page.messages.append(message);
        }
        const auto length = std::min<qsizetype>(most, query.limit);
        page.messages = query.after ? page.messages.first(std::min(length, page.messages.size()))
                                    : page.messages.last(std::min(length, page.messages.size()));
        says(page);
    }
    void refuses(ErrorCode code) { says(Unexpected(Error{.code = code, .text = {}})); }

    QList<Message> log;
    QList<History> asked;

private:
    void says(const Expected<HistoryPage, Error> &result)
    {
        const auto answered = std::move(m_open.front());
        m_open.pop_front();
        answered(result);
    }
    std::deque<Answered> m_open;
};

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<MemoryStore>();
        m_replica = std::make_unique<Replica>(*m_store, UserId{u"me"_s});
        m_server = std::make_unique<FakeHistory>();
        m_pages = std::make_unique<Pages>(*m_store, *m_server, *m_replica);
        for (qint64 n = 1; n <= 20; ++n)
            m_server->log.append(message(lobby, n));
        welcome(20);
    }
    void cleanup()
    {
        m_pages.reset();
        m_server.reset();
        m_replica.reset();
        m_store.reset();
    }

    void what_the_cache_has_is_not_asked_for()
    {
        m_store->keep(m_server->log.mid(10));

        const auto page = load({.where = Where::Newest, .limit = 8});

        QCOMPARE(page, numbers(13, 20));
        QVERIFY(m_more);
        QVERIFY(m_server->asked.isEmpty());
    }

    void a_hole_is_fetched_and_kept_data()
    {
        QTest::addColumn<Where>("where");
        QTest::addColumn<qint64>("n");
        QTest::addColumn<QList<qint64>>("expected");
        QTest::addColumn<bool>("more");
        QTest::newRow("newest") << Where::Newest << qint64{0} << numbers(15, 20) << true;
        QTest::newRow("before") << Where::Before << qint64{15} << numbers(9, 14) << true;
        QTest::newRow("before, to the start") << Where::Before << qint64{4} << numbers(1, 3) << false;
        QTest::newRow("after") << Where::After << qint64{8} << numbers(9, 14) << true;
        QTest::newRow("after, to the end") << Where::After << qint64{17} << numbers(18, 20) << false;
        QTest::newRow("around") << Where::Around << qint64{10} << numbers(7, 12) << true;
        QTest::newRow("around the start") << Where::Around << qint64{1} << numbers(1, 6) << true;
        QTest::newRow("around the end") << Where::Around << qint64{20} << numbers(15, 20) << true;
    }
    void a_hole_is_fetched_and_kept()
    {
        QFETCH(const Where, where);
        QFETCH(const qint64, n);
        QFETCH(const QList<qint64>, expected);
        QFETCH(const bool, more);
        m_store->keep({message(lobby, 12)});
        const PageRequest request{.where = where, .n = n, .limit = 6};

        load(request);
        QCOMPARE(m_server->asked.size(), 1);
        m_server->answers();
        QCOMPARE(m_numbers, expected);
        QCOMPARE(m_more, more);

        QCOMPARE(load(request), expected);
        QCOMPARE(m_server->asked.size(), 1);
    }

    void nothing_lies_beyond_the_ends()
    {
        QCOMPARE(load({.where = Where::After, .n = 20}), QList<qint64>{});
        QVERIFY(!m_more);
        QCOMPARE(load({.where = Where::Before, .n = 1}), QList<qint64>{});
        QVERIFY(!m_more);
        QVERIFY(!m_error);
    }

    void without_a_connection_the_part_that_is_there_is_shown()
    {
        m_store->keep(m_server->log.mid(16));

        load({.where = Where::Newest, .limit = 10});
        m_server->refuses(ErrorCode::Unavailable);
        QCOMPARE(m_numbers, numbers(17, 20));
        QVERIFY(m_more);

        load({.where = Where::Before, .n = 10});
        m_server->refuses(ErrorCode::Unavailable);
        QCOMPARE(m_error, std::optional(ErrorCode::Unavailable));
    }

    void after_a_resync_what_was_cached_is_loaded_again()
    {
        m_store->keep(m_server->log);
        QSignalSpy outdated(m_pages.get(), &Pages::outdated);
        m_server->log[19].text = u"another"_s;
        welcome(20);

        load({.where = Where::Newest, .limit = 4});
        m_server->refuses(ErrorCode::Unavailable);
        QCOMPARE(m_numbers, numbers(17, 20));
        m_pages->goLive();
        QCOMPARE(outdated.size(), 1);
        m_pages->goLive();
        QCOMPARE(outdated.size(), 1);

        load({.where = Where::Newest, .limit = 4});
        m_server->answers();
        QCOMPARE(m_page.last().text, u"another"_s);
        QCOMPARE(load({.where = Where::Newest, .limit = 4}), numbers(17, 20));
        QCOMPARE(m_server->asked.size(), 2);
    }

    void what_changes_while_a_page_is_on_its_way_is_not_lost()
    {
        load({.where = Where::Newest, .limit = 3});
        m_replica->apply(Event{.seq = 21,
                               .at = milliseconds(21),
                               .by = UserId{u"u2"_s},
                               .room = lobby,
                               .body = MessageEdited{.message = MessageId{uuid(20)}, .text = u"new"_s}});

        m_server->answers();

        QCOMPARE(m_page.last().text, u"new"_s);
        QCOMPARE(m_page.last().rev, 21);
        load({.where = Where::Newest, .limit = 3});
        QCOMPARE(m_page.last().text, u"new"_s);
    }

    void what_was_asked_before_a_resync_is_of_no_use()
    {
        load({.where = Where::Newest, .limit = 3});
        welcome(20);

        m_server->answers();

        QCOMPARE(m_error, std::optional(ErrorCode::Unavailable));
        load({.where = Where::Newest, .limit = 3});
        QCOMPARE(m_server->asked.size(), 2);
    }

    void who_may_not_read_is_told_so()
    {
        load({.where = Where::Newest, .limit = 3});
        m_server->refuses(ErrorCode::Forbidden);
        QCOMPARE(m_error, std::optional(ErrorCode::Forbidden));

        load({.where = Where::Newest, .limit = 3});
        m_replica->apply(Event{.seq = 30, .by = UserId{u"u2"_s}, .room = lobby, .body = MemberLeft{UserId{u"me"_s}}});
        m_server->answers();
        QCOMPARE(m_error, std::optional(ErrorCode::NotFound));
        load({.where = Where::Newest, .limit = 3});
        QCOMPARE(m_error, std::optional(ErrorCode::NotFound));
    }

    void a_page_with_a_hole_is_not_taken()
    {
        m_server->log.removeAt(17);

        load({.where = Where::Newest, .limit = 6});
        m_server->answers();

        QCOMPARE(m_error, std::optional(ErrorCode::Internal));
    }

    void long_messages_do_not_hide_the_one_that_was_asked_for()
    {
        load({.where = Where::Around, .n = 10, .limit = 10});
        m_server->answers(3);
        m_server->answers(3);

        QCOMPARE(m_numbers, numbers(8, 10));
        QVERIFY(m_more);
    }

    void a_message_is_found_by_its_id()
    {
        m_store->keep({message(lobby, 10)});
        load({.where = Where::AroundMessage, .message = MessageId{uuid(10)}, .limit = 5});
        m_server->answers();
        QCOMPARE(m_numbers, numbers(8, 12));

        load({.where = Where::AroundMessage, .message = MessageId{uuid(99)}, .limit = 5});
        QCOMPARE(m_error, std::optional(ErrorCode::NotFound));
    }

    void quotes_are_never_stale()
    {
        m_store->keep(m_server->log);
        QCOMPARE(found(3), QStringList{u"text"_s});

        welcome(20);

        QVERIFY(found(3).isEmpty());
    }

private:
    void welcome(qint64 lastN)
    {
        Welcome welcome;
        welcome.epoch = epoch;
        welcome.snapshot =
            Snapshot{.epoch = epoch, .cursor = {epoch, lastN}, .rooms = {roomState(lobby, lastN).room}, .users = {}};
        m_replica->welcome(welcome);
        settle();
    }
    QList<qint64> load(PageRequest request)
    {
        request.room = lobby;
        m_numbers.clear();
        m_page.clear();
        m_error.reset();
        m_pages->load(request, [this](const Expected<Page, Error> &page) {
            if (!page) {
                m_error = page.error().code;
                return;
            }
            m_page = page->messages;
            m_more = page->more;
            for (const Message &each : m_page)
                m_numbers.append(each.n);
        });
        settle();
        return m_numbers;
    }
    QStringList found(qint64 n)
    {
        QStringList texts;
        m_pages->find({MessageId{uuid(n)}}, [&texts](const QList<Message> &all) {
            for (const Message &each : all)
                texts.append(each.text);
        });
        settle();
        return texts;
    }
    static QList<qint64> numbers(qint64 first, qint64 last)
    {
        QList<qint64> all;
        for (qint64 n = first; n <= last; ++n)
            all.append(n);
        return all;
    }
    static void settle()
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }

    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<FakeHistory> m_server;
    std::unique_ptr<Pages> m_pages;
    QList<qint64> m_numbers;
    QList<Message> m_page;
    std::optional<ErrorCode> m_error;
    bool m_more = false;
};

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
