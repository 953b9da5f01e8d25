// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/outbox/outbox.h"
#include "client/store/memorystore.h"
#include "tests/support/client/fakesender.h"
#include "tests/support/client/things.h"
#include "tests/support/faketime.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using namespace std::chrono_literals;

namespace
{
const RoomId lobby{u"lobby"_s};
const RoomId garden{u"garden"_s};
} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_time = std::make_unique<FakeTime>();
        m_sender = std::make_unique<FakeSender>();
        m_store = std::make_unique<MemoryStore>();
        begin();
    }
    void cleanup()
    {
        m_outbox.reset();
        m_store.reset();
        m_sender.reset();
        m_time.reset();
    }

    void it_is_on_disk_before_it_is_tried()
    {
        m_outbox->goLive();

        m_outbox->post(lobby, u"hi"_s);

        QVERIFY(m_sender->heard().isEmpty());
        QCOMPARE(onDisk().size(), 1);
        QCOMPARE(m_sender->texts(), QStringList{u"hi"_s});
        QCOMPARE(states(lobby), QList{OutboxState::Sending});
    }

    void without_a_connection_it_waits()
    {
        m_outbox->post(lobby, u"hi"_s);
        settle();

        QVERIFY(m_sender->heard().isEmpty());
        QCOMPARE(states(lobby), QList{OutboxState::Queued});
        QCOMPARE(m_outbox->waiting(), 1);
    }

    void a_room_is_in_order_and_rooms_do_not_wait_for_each_other()
    {
        m_outbox->goLive();
        const auto first = m_outbox->post(lobby, u"one"_s);
        m_outbox->edit(lobby, *first, u"two"_s);
        m_outbox->post(garden, u"elsewhere"_s);
        settle();
        QCOMPARE(m_sender->texts(), (QStringList{u"one"_s, u"elsewhere"_s}));

        m_sender->takes(5);

        QCOMPARE(m_sender->texts(), (QStringList{u"one"_s, u"elsewhere"_s, u"two"_s}));
        QCOMPARE(states(lobby), (QList{OutboxState::Sent, OutboxState::Sending}));
    }

    void after_a_lost_connection_it_is_sent_again_under_the_same_id()
    {
        m_outbox->goLive();
        m_outbox->post(lobby, u"one"_s);
        m_outbox->post(lobby, u"two"_s);
        settle();

        m_outbox->goOffline();
        m_sender->forget();
        QCOMPARE(states(lobby), (QList{OutboxState::Queued, OutboxState::Queued}));
        m_outbox->goLive();

        QCOMPARE(m_sender->texts(), (QStringList{u"one"_s, u"one"_s}));
        QVERIFY(m_sender->heard().at(0) == m_sender->heard().at(1));
    }

    void after_a_crash_it_is_sent_again_under_the_same_id()
    {
        m_outbox->goLive();
        m_outbox->post(lobby, u"one"_s);
        m_outbox->post(lobby, u"two"_s);
        settle();

        restart();
        m_outbox->goLive();
        m_sender->takes(1);

        QCOMPARE(m_sender->texts(), (QStringList{u"one"_s, u"one"_s, u"two"_s}));
        QVERIFY(m_sender->heard().at(0) == m_sender->heard().at(1));
    }

    void what_is_refused_is_marked_and_the_rest_goes_on()
    {
        m_outbox->goLive();
        const auto bad = m_outbox->post(lobby, u"bad"_s);
        m_outbox->post(lobby, u"good"_s);
        settle();
        QSignalSpy refusals(m_outbox.get(), &Outbox::refused);

        m_sender->refuses(ErrorCode::Forbidden);

        QCOMPARE(states(lobby), (QList{OutboxState::Failed, OutboxState::Sending}));
        QCOMPARE(refusals.size(), 1);
        QCOMPARE(m_outbox->pending(lobby).first().refusal, std::optional(ErrorCode::Forbidden));
        restart();
        QCOMPARE(states(lobby), (QList{OutboxState::Failed, OutboxState::Queued}));

        m_outbox->goLive();
        m_sender->takes(7); // what the crash had left on its way
        m_outbox->tryAgain(ChangeId{bad->value});
        settle();
        QCOMPARE(m_sender->texts().last(), u"bad"_s);
        QCOMPARE(std::get<Post>(m_sender->heard().last()).id, *bad);
    }

    void what_failed_can_be_given_up()
    {
        m_outbox->goLive();
        const auto bad = m_outbox->post(lobby, u"bad"_s);
        settle();
        m_sender->refuses(ErrorCode::TooLarge);

        m_outbox->remove(ChangeId{bad->value});

        QVERIFY(m_outbox->entries().isEmpty());
        QVERIFY(onDisk().isEmpty());
    }

    void later_means_later_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("after");
        QTest::newRow("told when") << ErrorCode::TooMany << 2500;
        QTest::newRow("a bad moment") << ErrorCode::Unavailable << -1;
        QTest::newRow("their fault") << ErrorCode::Internal << -1;
        QTest::newRow("signed out") << ErrorCode::Unauthorized << -1;
    }
    void later_means_later()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const int, after);
        m_outbox->goLive();
        m_outbox->post(lobby, u"one"_s);
        m_outbox->post(lobby, u"two"_s);
        settle();

        m_sender->refuses(code, after < 0 ? std::nullopt : std::optional<milliseconds>(after));
        QCOMPARE(states(lobby), (QList{OutboxState::Queued, OutboxState::Queued}));
        const milliseconds wait = after < 0 ? Outbox::pauseLeast : milliseconds(after);
        m_time->pass(wait - 1ms);
        QCOMPARE(m_sender->texts(), QStringList{u"one"_s});
        m_time->pass(1ms);

        QCOMPARE(m_sender->texts(), (QStringList{u"one"_s, u"one"_s}));
    }

    void each_refusal_in_a_row_waits_longer()
    {
        m_outbox->goLive();
        m_outbox->post(lobby, u"one"_s);
        settle();
        for (int i = 0; i < 8; ++i) {
            m_sender->refuses(ErrorCode::Unavailable);
            m_time->pass(Outbox::pauseMost);
        }

        m_sender->refuses(ErrorCode::Unavailable);
        m_time->pass(Outbox::pauseMost - 1ms);

        QCOMPARE(m_sender->unanswered(), size_t{0});
        m_time->pass(1ms);
        QCOMPARE(m_sender->unanswered(), size_t{1});
    }

    void what_is_older_than_a_day_is_asked_about_first()
    {
        const auto old = m_outbox->post(lobby, u"old"_s);
        m_time->sleep(Outbox::consentAfter + 1ms);
        m_outbox->post(lobby, u"new"_s);
        settle();

        m_outbox->goLive();
        QCOMPARE(m_sender->texts(), QStringList{u"new"_s});
        QCOMPARE(states(lobby), (QList{OutboxState::NeedsConsent, OutboxState::Sending}));
        m_sender->takes(1);
        m_outbox->tryAgain(ChangeId{old->value});
        settle();

        QCOMPARE(m_sender->texts(), (QStringList{u"new"_s, u"old"_s}));
        m_outbox->goOffline();
        restart();
        m_outbox->goLive();
        QCOMPARE(m_sender->texts().mid(2), QStringList{u"old"_s}); // the consent is on disk, too
    }

    void its_event_ends_it_before_the_answer()
    {
        m_outbox->goLive();
        const auto id = m_outbox->post(lobby, u"hi"_s);
        m_outbox->post(lobby, u"next"_s);
        settle();

        seen(*id, 9);

        QCOMPARE(states(lobby), QList{OutboxState::Sending});
        QCOMPARE(m_sender->texts().last(), u"next"_s);
        m_sender->takes(9);
        QCOMPARE(states(lobby), QList{OutboxState::Sending});
    }

    void its_event_ends_it_after_the_answer_and_the_disk_comes_last()
    {
        m_outbox->goLive();
        const auto id = m_outbox->post(lobby, u"hi"_s);
        settle();
        m_sender->takes(9);
        QCOMPARE(states(lobby), QList{OutboxState::Sent});

        seen(*id, 9);
        QVERIFY(m_outbox->entries().isEmpty());
        QCOMPARE(onDisk().size(), 1);
        m_outbox->onStored(8);
        QCOMPARE(onDisk().size(), 1);
        m_outbox->onStored(9);

        QVERIFY(onDisk().isEmpty());
    }

    void a_change_ends_when_everything_up_to_it_is_applied()
    {
        m_outbox->goLive();
        m_outbox->edit(lobby, MessageId{uuid(1)}, u"b"_s);
        m_outbox->react(garden, MessageId{uuid(2)}, u"👍"_s, true);
        settle();

        m_outbox->onApplied(20);
        m_outbox->onStored(20);
        m_sender->takes(21);
        m_sender->takes(19);

        QCOMPARE(states(lobby), QList{OutboxState::Sent});
        QVERIFY(states(garden).isEmpty());
        m_outbox->onApplied(22);
        QVERIFY(m_outbox->entries().isEmpty());
        m_outbox->onStored(22);
        QVERIFY(onDisk().isEmpty());
    }

    void after_a_resync_nothing_is_lost()
    {
        m_outbox->goLive();
        const auto answered = m_outbox->post(lobby, u"answered, never seen"_s);
        m_outbox->post(garden, u"on its way"_s);
        settle();
        m_sender->takes(90);

        m_outbox->goOffline();
        m_sender->forget();
        m_outbox->onReset();
        m_outbox->onApplied(50);
        m_outbox->goLive();

        QCOMPARE(m_sender->unanswered(), size_t{2});
        QCOMPARE(std::get<Post>(m_sender->heard().at(2)).id, *answered);
        m_sender->takes(51);
        m_sender->takes(40); // it had been there all the time
        QCOMPARE(states(lobby), QList{OutboxState::Sent});
        QVERIFY(states(garden).isEmpty());
    }

    void a_message_that_is_gone_can_not_be_edited_and_need_not_be_deleted()
    {
        m_outbox->goLive();
        m_outbox->edit(lobby, MessageId{uuid(1)}, u"b"_s);
        m_outbox->erase(garden, MessageId{uuid(2)});
        settle();

        m_sender->refuses(ErrorCode::NotFound);
        m_sender->refuses(ErrorCode::NotFound);

        QCOMPARE(states(lobby), QList{OutboxState::Failed});
        QCOMPARE(m_outbox->entries().first().refusal->code, ErrorCode::NotFound);
        QVERIFY(states(garden).isEmpty());
        QCOMPARE(onDisk().size(), 1);
    }

    void text_that_is_no_message_is_not_taken()
    {
        QVERIFY(!m_outbox->post(lobby, u""_s));
        QVERIFY(!m_outbox->post(lobby, QString(limits::textCodePoints + 1, u'x')));
        QVERIFY(!m_outbox->edit(lobby, MessageId{uuid(1)}, QString(QChar(0))));
        QVERIFY(m_outbox->entries().isEmpty());
    }

private:
    void begin()
    {
        m_outbox = std::make_unique<Outbox>(
            Outbox::Parts{.store = *m_store, .sender = *m_sender, .clock = *m_time, .alarms = *m_time});
    }
    /// The program is killed and starts again; only what is on disk is there.
    void restart()
    {
        const auto kept = onDisk();
        m_sender->forget();
        begin();
        m_outbox->restore(kept);
    }
    QList<OutboxEntry> onDisk()
    {
        return answerOf<ClientState>([this](auto then) { m_store->open(then); }).outbox;
    }
    void seen(const MessageId &id, qint64 seq)
    {
        auto posted = message(lobby, seq);
        posted.id = id;
        m_outbox->confirm(posted);
        m_outbox->onApplied(seq);
    }
    QList<OutboxState> states(const RoomId &room) const
    {
        QList<OutboxState> all;
        for (const OutboxEntry &entry : m_outbox->entries()) {
            if (entry.room == room)
                all.append(entry.state);
        }
        return all;
    }
    static void settle() { QCoreApplication::processEvents(); }

    std::unique_ptr<FakeTime> m_time;
    std::unique_ptr<FakeSender> m_sender;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<Outbox> m_outbox;
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
