// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/argon2hasher.h"
#include "server/standstill.h"
#include "tests/support/server/awaited.h"
#include "tests/support/server/fakehasher.h"

#include <QtTest>

#include <memory>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

namespace
{

using MakeHasher = std::function<std::unique_ptr<PasswordHasher>()>;

Expected<QString, Error> hashOf(PasswordHasher &hasher, const QString &password)
{
    return answerTo<QString>([&](auto then) { hasher.hash(password, then); });
}

Expected<Verdict, Error> verdict(PasswordHasher &hasher, const QString &phc, const QString &password)
{
    return answerTo<Verdict>([&](auto then) { hasher.verify(phc, password, then); });
}

} // namespace

class HasherTest : public QObject
{
    Q_OBJECT

private slots:
    // What holds for every hasher.

    void a_password_is_right_for_its_own_hash_only_data() { everyHasher(); }
    void a_password_is_right_for_its_own_hash_only()
    {
        QFETCH(MakeHasher, make);
        const auto hasher = make();

        const auto phc = hashOf(*hasher, u"correct 말 battery"_s);

        QVERIFY(phc);
        QCOMPARE(*verdict(*hasher, *phc, u"correct 말 battery"_s), Verdict::Right);
        QCOMPARE(*verdict(*hasher, *phc, u"correct 말 batter"_s), Verdict::Wrong);
        QCOMPARE(*verdict(*hasher, *phc, u""_s), Verdict::Wrong);
    }

    void nothing_is_right_where_no_password_is_stored_data() { everyHasher(); }
    void nothing_is_right_where_no_password_is_stored()
    {
        QFETCH(MakeHasher, make);
        const auto hasher = make();

        for (const auto &stored : {u""_s, u"nonsense"_s, u"$argon2id$v=19$m=64"_s}) {
            QCOMPARE(*verdict(*hasher, stored, u""_s), Verdict::Wrong);
            QCOMPARE(*verdict(*hasher, stored, u"nobody"_s), Verdict::Wrong);
        }
    }

    void an_answer_never_comes_within_the_call_data() { everyHasher(); }
    void an_answer_never_comes_within_the_call()
    {
        QFETCH(MakeHasher, make);
        const auto hasher = make();
        const Awaited<QString> hash;
        const Awaited<Verdict> verdict;

        hasher->hash(u"password"_s, hash.then());
        hasher->verify({}, u"password"_s, verdict.then());

        QVERIFY(!hash.isThere() && !verdict.isThere());
        QVERIFY(hash.wait() && verdict.wait());
    }

    // What holds for Argon2.

    void a_hash_is_argon2id_with_our_cost_and_a_salt_of_its_own()
    {
        Argon2Hasher hasher(m_standstill);

        const auto first = hashOf(hasher, u"password"_s);
        const auto second = hashOf(hasher, u"password"_s);

        QVERIFY(first->startsWith("$argon2id$v=19$m=19456,t=2,p=1$"_L1));
        QVERIFY(*first != *second);
    }

    void a_hash_that_libsodium_made_is_right()
    {
        Argon2Hasher hasher(m_standstill);
        const auto ours =
            u"$argon2id$v=19$m=19456,t=2,p=1$4uCQiPg0BSPkeQtXH42vGQ$dXkN6y/zVFeWeELwDrtcD6xm7szN5mC1Xoi8nTPgVhc"_s;

        QCOMPARE(*verdict(hasher, ours, u"correct 말 battery"_s), Verdict::Right);
        QCOMPARE(*verdict(hasher, ours, u"correct 말 batter"_s), Verdict::Wrong);
    }

    void a_hash_of_another_cost_is_right_but_old_data()
    {
        QTest::addColumn<QString>("phc");

        QTest::newRow("cheap")
            << u"$argon2id$v=19$m=64,t=1,p=1$vzKqUtj9WMfjQo31yX12gA$vaPPBPGRKyV0sYDBiJp9d10ivp9Rrj/3bSB8vtT1xno"_s;
        QTest::newRow("dear")
            << u"$argon2id$v=19$m=19456,t=3,p=1$NhPgTtU4Wu0sZpYUll5ZPQ$QH+3xmavIrBqdgO7suY414S5vcUWlOuafo3B3V/dN+0"_s;
        QTest::newRow("several lanes")
            << u"$argon2id$v=19$m=64,t=1,p=2$LA7BVfRZsfmNj5KpNkqK1w$SoVCTaNzmVR0YD5QJoJ4DdYNeo7QsDxenLigqkCrkH0"_s;
        QTest::newRow("more memory than ours")
            << u"$argon2id$v=19$m=32768,t=1,p=1$sZkpvlQuqnr5uLpPQt2MYQ$5D0jopskxbBZV4R5c8t4B1V1LH7/TIWg"_s;
    }
    void a_hash_of_another_cost_is_right_but_old()
    {
        QFETCH(QString, phc);
        Argon2Hasher hasher(m_standstill);

        QCOMPARE(*verdict(hasher, phc, u"correct horse"_s), Verdict::RightButOld);
        QCOMPARE(*verdict(hasher, phc, u"correct mouse"_s), Verdict::Wrong);
    }

    void nothing_is_kept_when_nobody_waits()
    {
        Argon2Hasher hasher(m_standstill);
        const Awaited<Verdict> first;
        const Awaited<Verdict> second;
        hasher.verify({}, u"password"_s, first.then());
        hasher.verify({}, u"password"_s, second.then());

        QVERIFY(first.wait() && second.wait());

        QTRY_COMPARE(hasher.keptCount(), size_t{0});
    }

    void whoever_is_held_is_answered_all_the_same()
    {
        Argon2Hasher hasher(m_standstill);

        m_standstill.hold();
        const auto phc = hashOf(hasher, u"password"_s);
        const auto right = verdict(hasher, *phc, u"password"_s);
        m_standstill.release();

        QCOMPARE(*right, Verdict::Right);
    }

    void a_stored_cost_beyond_measure_is_not_paid_data()
    {
        QTest::addColumn<QString>("cost");

        QTest::newRow("a KiB more than 128 MiB") << u"m=131073,t=1,p=1"_s;
        QTest::newRow("4 TiB") << u"m=4294967295,t=1,p=1"_s;
        QTest::newRow("a thousand passes") << u"m=64,t=1000,p=1"_s;
        QTest::newRow("negative") << u"m=-1,t=1,p=1"_s;
    }
    void a_stored_cost_beyond_measure_is_not_paid()
    {
        QFETCH(QString, cost);
        Argon2Hasher hasher(m_standstill);

        const auto phc = QString(u"$argon2id$v=19$"_s + cost +
                                 u"$vzKqUtj9WMfjQo31yX12gA$vaPPBPGRKyV0sYDBiJp9d10ivp9Rrj/3bSB8vtT1xno"_s);

        QCOMPARE(*verdict(hasher, phc, u"correct horse"_s), Verdict::Wrong);
    }

    void whoever_comes_when_the_queue_is_full_is_told_when_to_come_back()
    {
        Argon2Hasher hasher(m_standstill);
        QList<Awaited<Verdict>> waiting;
        for (int i = 0; i < Argon2Hasher::threads + Argon2Hasher::queueLength; ++i) {
            waiting.append(Awaited<Verdict>());
            hasher.verify({}, u"password"_s, waiting.last().then());
        }

        const auto refused = verdict(hasher, {}, u"password"_s);

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(refused.error().after);
        for (const auto &answer : waiting)
            QVERIFY(answer.wait());
        QVERIFY(verdict(hasher, {}, u"password"_s));
    }

    void it_may_end_while_others_wait()
    {
        const Awaited<QString> answer;
        {
            Argon2Hasher hasher(m_standstill);
            for (int i = 0; i < 10; ++i)
                hasher.hash(u"password"_s, answer.then());
        }

        QCoreApplication::processEvents();

        QVERIFY(!answer.isThere());
    }

private:
    void everyHasher()
    {
        QTest::addColumn<MakeHasher>("make");

        QTest::newRow("Argon2id") << MakeHasher([this] { return std::make_unique<Argon2Hasher>(m_standstill); });
        QTest::newRow("fake") << MakeHasher([] { return std::make_unique<FakeHasher>(); });
    }

    Standstill m_standstill;
};

QTEST_GUILESS_MAIN(HasherTest)
#include "tst_hasher.moc"
