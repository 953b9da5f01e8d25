// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// Whatever happens to the connection, the program and the server's disk, a client ends with exactly the server's
// content. Each seed is one life: the same every time.
#include "tests/support/client/life.h"

#include <QTest>

using namespace madang::tests;

class ConvergenceTest : public QObject
{
    Q_OBJECT

private slots:
    void every_life_ends_with_the_servers_content_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("connection");
        QTest::addColumn<bool>("crashes");
        QTest::addColumn<bool>("restores");
        // A thorough search: MADANG_LIVES=1000.
        const auto lives = static_cast<quint32>(qMax(12, qEnvironmentVariableIntValue("MADANG_LIVES")));
        for (quint32 seed = 1; seed <= lives; ++seed) {
            QTest::addRow("quiet %u", seed) << seed << false << false << false;
            QTest::addRow("bad connection %u", seed) << 10'000 + seed << true << false << false;
            QTest::addRow("and crashes %u", seed) << 20'000 + seed << true << true << false;
            QTest::addRow("and lost disks %u", seed) << 30'000 + seed << true << true << true;
        }
    }
    void every_life_ends_with_the_servers_content()
    {
        QFETCH(const quint32, seed);
        QFETCH(const bool, connection);
        QFETCH(const bool, crashes);
        QFETCH(const bool, restores);
        Life life(seed, {.connection = connection, .crashes = crashes, .restores = restores});

        life.live(500);

        const QString wrong = life.end();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(ConvergenceTest)
#include "tst_convergence.moc"
