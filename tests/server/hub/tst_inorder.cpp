// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/inorder.h"

#include <QTest>

using namespace madang::server;

class InOrderTest : public QObject
{
    Q_OBJECT

private slots:
    void what_flows_begins_at_once()
    {
        InOrder order;

        QVERIFY(order.run(Pace::Flowing, 1, [this] { m_begun += "a"; }));
        QVERIFY(order.run(Pace::Flowing, 1, [this] { m_begun += "b"; }));

        QCOMPARE(m_begun, "ab");
    }

    void what_goes_alone_waits_and_is_waited_for()
    {
        InOrder order;
        QVERIFY(order.run(Pace::Flowing, 1, [this] { m_begun += "a"; }));
        QVERIFY(order.run(Pace::Alone, 1, [this] { m_begun += "B"; }));
        QVERIFY(order.run(Pace::Flowing, 1, [this] { m_begun += "c"; }));
        QCOMPARE(m_begun, "a");

        order.finished(Pace::Flowing);
        QCOMPARE(m_begun, "aB");
        order.finished(Pace::Alone);
        QCOMPARE(m_begun, "aBc");
    }

    void no_more_than_256_wait()
    {
        InOrder order;
        QVERIFY(order.run(Pace::Alone, 1, [] {}));

        for (int i = 0; i < 256; ++i)
            QVERIFY(order.run(Pace::Flowing, 1, [] {}));
        QVERIFY(!order.run(Pace::Flowing, 1, [] {}));
        order.finished(Pace::Alone);

        QVERIFY(order.run(Pace::Flowing, 1, [] {}));
    }

    void no_more_than_256_kib_wait()
    {
        InOrder order;
        QVERIFY(order.run(Pace::Alone, 65'536, [] {}));

        for (int i = 0; i < 4; ++i)
            QVERIFY(order.run(Pace::Flowing, 65'536, [] {}));
        QVERIFY(!order.run(Pace::Flowing, 1, [] {}));
        order.finished(Pace::Alone);

        QVERIFY(order.run(Pace::Flowing, 65'536, [] {}));
    }

    void what_is_forgotten_takes_no_room()
    {
        InOrder order;
        QVERIFY(order.run(Pace::Alone, 1, [] {}));
        QVERIFY(order.run(Pace::Flowing, 262'144, [this] { m_begun += "never"; }));

        order.clear();

        QVERIFY(order.run(Pace::Flowing, 262'144, [] {}));
        order.finished(Pace::Alone);
        QCOMPARE(m_begun, "");
    }

    void cleanup() { m_begun.clear(); }

private:
    QByteArray m_begun;
};

QTEST_GUILESS_MAIN(InOrderTest)
#include "tst_inorder.moc"
