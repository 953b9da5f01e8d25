// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/outbox/outbox.h"

#include "client/store/memorystore.h"
#include "tests/support/client/rationingsender.h"

#include <QCoreApplication>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What waits in the outbox goes out as fast as the server lets one user write, and no faster.
class OutboxPaceTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_time = std::make_unique<FakeTime>();
        m_store = std::make_unique<MemoryStore>();
    }
    void cleanup()
    {
        m_outbox.reset();
        m_server.reset();
        m_store.reset();
        m_time.reset();
    }

    void five_hundred_go_out_in_order_at_the_servers_rate_data()
    {
        QTest::addColumn<milliseconds>("oneWay");
        QTest::newRow("here") << 0ms;
        QTest::newRow("in the house") << 1ms;
        QTest::newRow("in town") << 15ms;
        QTest::newRow("far away") << 200ms;
    }
    void five_hundred_go_out_in_order_at_the_servers_rate()
    {
        QFETCH(const milliseconds, oneWay);
        begin(oneWay);
        const QStringList written = writes(500, {lobby});

        m_outbox->goLive();
        const auto needed = passUntilEmpty();

        QCOMPARE(textsTaken(lobby), written);
        QVERIFY(m_server->refusals() <= 5);
        // 440 after the burst, each 100 ms or one way there and back; and what the refusals cost.
        QVERIFY(needed <= 440 * std::max(100ms, 2 * oneWay) + 60 * 2 * oneWay + 2s);
    }

    void many_rooms_share_the_rate()
    {
        begin(5ms);
        const QList<RoomId> rooms{lobby, garden, {u"den"_s}, {u"hall"_s}};
        const QStringList written = writes(400, rooms);

        m_outbox->goLive();
        (void)passUntilEmpty();

        QStringList all;
        for (const RoomId &room : rooms) {
            const QStringList here = textsTaken(room);
            QCOMPARE(here.size(), 100);
            QVERIFY(std::is_sorted(here.cbegin(), here.cend()));
            all += here;
        }
        all.sort();
        QCOMPARE(all, written);
        QVERIFY(m_server->refusals() <= 15);
    }

    void another_device_that_writes_too_makes_it_slower_and_loses_nothing()
    {
        begin(5ms);
        const QStringList written = writes(200, {lobby});
        auto other = m_time->make();
        const std::function<void()> write = [&] {
            m_server->takeAnother();
            other->set(300ms, write);
        };
        write();

        m_outbox->goLive();
        (void)passUntilEmpty();

        QCOMPARE(textsTaken(lobby), written);
        QVERIFY(m_server->refusals() <= 20);
    }

    void after_a_while_it_is_fast_again()
    {
        begin(1ms);
        (void)writes(80, {lobby});
        m_outbox->goLive();
        (void)passUntilEmpty();
        m_time->pass(10s);
        const int refusals = m_server->refusals();

        (void)writes(40, {lobby});
        const auto needed = passUntilEmpty();

        QCOMPARE(m_server->taken().size(), 120);
        QCOMPARE(m_server->refusals(), refusals);
        QVERIFY(needed < 1s);
    }

private:
    inline static const RoomId lobby{u"lobby"_s};
    inline static const RoomId garden{u"garden"_s};

    void begin(milliseconds oneWay)
    {
        m_server = std::make_unique<RationingSender>(*m_time, oneWay);
        m_outbox = std::make_unique<Outbox>(
            Outbox::Parts{.store = *m_store, .sender = *m_server, .clock = *m_time, .alarms = *m_time});
    }
    /// Without a connection, in these rooms by turns.
    QStringList writes(int count, const QList<RoomId> &rooms)
    {
        QStringList texts;
        for (int i = 0; i < count; ++i) {
            texts.append(u"message %1"_s.arg(i, 4, 10, QChar(u'0')));
            m_outbox->post(rooms.at(i % rooms.size()), texts.last());
        }
        QCoreApplication::processEvents();
        return texts;
    }
    /// How long it took until everything was taken.
    milliseconds passUntilEmpty()
    {
        constexpr milliseconds most = 10min;
        const milliseconds began = m_time->steady();
        while (m_outbox->waiting() > 0 && m_time->steady() - began < most) {
            m_time->pass(50ms);
            QCoreApplication::processEvents();
        }
        return m_time->steady() - began;
    }
    [[nodiscard]] QStringList textsTaken(const RoomId &room) const
    {
        QStringList texts;
        for (const OwnCommand &command : m_server->taken()) {
            const auto *post = std::get_if<Post>(&command);
            if (post && post->room == room)
                texts.append(post->text);
        }
        return texts;
    }

    std::unique_ptr<FakeTime> m_time;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<RationingSender> m_server;
    std::unique_ptr<Outbox> m_outbox;
};

QTEST_GUILESS_MAIN(OutboxPaceTest)
#include "tst_outboxpace.moc"
