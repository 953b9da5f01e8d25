// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/argon2.h"
#include "server/standstill.h"

#include <QtTest>

using namespace madang::server;
using namespace Qt::StringLiterals;

class Argon2Test : public QObject
{
    Q_OBJECT

private slots:
    void a_tag_is_the_one_of_password_and_recipe_data()
    {
        QTest::addColumn<Recipe>("recipe");
        QTest::addColumn<QByteArray>("tag");

        // As argon2id_hash_raw of libargon2 says.
        QTest::newRow("short") << Recipe{.memory = 64, .passes = 1, .salt = "somesalt", .tagLength = 16}
                               << QByteArray("cd1d8561e90ed49df182dd68b19481d8");
        QTest::newRow("several lanes") << Recipe{.memory = 64, .passes = 3, .lanes = 3, .salt = "somesalt"}
                                       << QByteArray(
                                              "5c4c75967cfc7934f212706b9e81110550940bb58220b4946533fc303c5f3a53");
        QTest::newRow("ours") << Recipe{.salt = "sixteen bytes of"}
                              << QByteArray("4fd6b0e070559178cd64534ab4c3de4a38e1f3e971c34feca308824873dcd991");
    }
    void a_tag_is_the_one_of_password_and_recipe()
    {
        QFETCH(Recipe, recipe);
        QFETCH(QByteArray, tag);
        Argon2 argon2(m_standstill);

        const auto computed = argon2.tagOf(u"correct 말 battery"_s, recipe);

        QVERIFY(computed);
        QCOMPARE(computed->toHex(), tag);
    }

    void memory_of_the_usual_size_is_kept_for_the_next_hash()
    {
        Argon2 argon2(m_standstill);

        for (const quint32 memory : {Recipe{}.memory, quint32{64}})
            QVERIFY(argon2.tagOf(u"password"_s, {.memory = memory, .passes = 1}));

        QCOMPARE(argon2.memory().keptCount(), size_t{1});
    }

    void more_memory_is_not_kept()
    {
        Argon2 argon2(m_standstill);

        QVERIFY(argon2.tagOf(u"password"_s, {.memory = Recipe{}.memory + 8, .passes = 1}));

        QCOMPARE(argon2.memory().keptCount(), size_t{0});
    }

private:
    Standstill m_standstill;
};

QTEST_GUILESS_MAIN(Argon2Test)
#include "tst_argon2.moc"
