// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/outbox/outbox.h"

#include "tests/support/client/busyoutbox.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::tests;
using namespace std::chrono_literals;

/// What is sent, in which order, and when once more.
class OutboxTest : public QObject, BusyOutbox
{
    Q_OBJECT

private slots:
    void init() { furnish(); }
    void cleanup() { leave(); }

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

    void text_that_is_no_message_is_not_taken()
    {
        QVERIFY(!m_outbox->post(lobby, u""_s));
        QVERIFY(!m_outbox->post(lobby, QString(limits::textCodePoints + 1, u'x')));
        QVERIFY(!m_outbox->edit(lobby, MessageId{uuid(1)}, QString(QChar(0))));
        QVERIFY(m_outbox->entries().isEmpty());
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
