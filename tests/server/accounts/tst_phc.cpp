// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/phc.h"

#include <QtTest>

using namespace madang::server;
using namespace Qt::StringLiterals;

class PhcTest : public QObject
{
    Q_OBJECT

private slots:
    void a_stored_password_is_written_and_read()
    {
        const StoredPassword stored{
            .recipe = {.memory = 64, .passes = 3, .lanes = 2, .salt = QByteArray("saltsalt"), .tagLength = 20},
            .tag = QByteArray("a tag of twenty byte")};

        const QString phc = toPhc(stored);
        const auto read = fromPhc(phc);

        QCOMPARE(phc, u"$argon2id$v=19$m=64,t=3,p=2$c2FsdHNhbHQ$YSB0YWcgb2YgdHdlbnR5IGJ5dGU"_s);
        QVERIFY(read);
        QVERIFY(read->recipe.costsAs(stored.recipe));
        QCOMPARE(read->recipe.salt, stored.recipe.salt);
        QCOMPARE(read->tag, stored.tag);
    }

    void what_says_nothing_else_is_what_we_pay_today()
    {
        QVERIFY(toPhc({}).startsWith("$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"_L1));
        QVERIFY(fromPhc(toPhc({}))->recipe.costsAs(Recipe{}));
    }

    void what_is_unreadable_or_too_dear_is_nothing_data()
    {
        QTest::addColumn<QString>("phc");
        const QString salt = u"vzKqUtj9WMfjQo31yX12gA"_s;
        const QString tag = u"vaPPBPGRKyV0sYDBiJp9d10ivp9Rrj/3bSB8vtT1xno"_s;
        const auto row = [](const char *name, const QString &cost, const QString &saltText, const QString &tagText) {
            QTest::newRow(name) << QString(u"$argon2id$v=19$"_s + cost + u'$' + saltText + u'$' + tagText);
        };

        QTest::newRow("nothing") << u""_s;
        QTest::newRow("cut off") << u"$argon2id$v=19$m=64"_s;
        QTest::newRow("another algorithm") << QString(u"$argon2i$v=19$m=64,t=1,p=1$"_s + salt + u'$' + tag);
        QTest::newRow("another version") << QString(u"$argon2id$v=16$m=64,t=1,p=1$"_s + salt + u'$' + tag);
        QTest::newRow("more before") << QString(u" $argon2id$v=19$m=64,t=1,p=1$"_s + salt + u'$' + tag);
        row("more behind", u"m=64,t=1,p=1"_s, salt, tag + u'\n');
        row("no memory", u"m=0,t=1,p=1"_s, salt, tag);
        row("less memory than the lanes need", u"m=15,t=1,p=2"_s, salt, tag);
        row("too much memory", u"m=131073,t=1,p=1"_s, salt, tag);
        row("absurdly much memory", u"m=99999999999999999999,t=1,p=1"_s, salt, tag);
        row("no passes", u"m=64,t=0,p=1"_s, salt, tag);
        row("too many passes", u"m=64,t=17,p=1"_s, salt, tag);
        row("no lanes", u"m=64,t=1,p=0"_s, salt, tag);
        row("too many lanes", u"m=640,t=1,p=10"_s, salt, tag);
        row("salt too short", u"m=64,t=1,p=1"_s, u"c2FsdHNhbA"_s, tag);
        row("salt too long", u"m=64,t=1,p=1"_s, QString(87, u'A'), tag);
        row("tag too short", u"m=64,t=1,p=1"_s, salt, u"AAAAAAAAAAAAAAAAAAAA"_s);
        row("tag too long", u"m=64,t=1,p=1"_s, salt, QString(87, u'A'));
        row("padded", u"m=64,t=1,p=1"_s, salt + u"=="_s, tag);
        row("not in base64", u"m=64,t=1,p=1"_s, salt, QString(tag).replace(u'/', u'_'));
        row("a sign too many", u"m=64,t=1,p=1"_s, salt, QString(tag).chopped(2));
        row("bits beyond the last byte", u"m=64,t=1,p=1"_s, salt.chopped(1) + u'B', tag);
    }
    void what_is_unreadable_or_too_dear_is_nothing()
    {
        QFETCH(QString, phc);

        QVERIFY(!fromPhc(phc));
    }
};

QTEST_GUILESS_MAIN(PhcTest)
#include "tst_phc.moc"
