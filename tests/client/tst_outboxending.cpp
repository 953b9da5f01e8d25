// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/outbox/outbox.h"

#include "tests/support/client/busyoutbox.h"

#include <QTest>

using namespace madang;
using namespace madang::tests;
using namespace std::chrono_literals;

/// When a change may leave the outbox and the disk.
class OutboxEndingTest : public QObject, BusyOutbox
{
    Q_OBJECT

private slots:
    void init() { furnish(); }
    void cleanup() { leave(); }

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
};

QTEST_GUILESS_MAIN(OutboxEndingTest)
#include "tst_outboxending.moc"
