// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/tokens.h"

#include "protocol/rules.h"
#include "server/accounts/names.h"

#include <QtTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

class TokensTest : public QObject
{
    Q_OBJECT

private slots:
    void every_token_is_another_and_travels_as_a_word()
    {
        SystemRandomness randomness;
        QSet<QString> tokens;

        for (int i = 0; i < 1'000; ++i)
            tokens.insert(tokens::newToken(randomness));

        QCOMPARE(tokens.size(), 1'000);
        for (const auto &token : tokens) {
            QCOMPARE(token.size(), 43); // 256 bits
            QVERIFY(rules::isInvitationCode(token));
        }
    }

    void codes_and_ids_pass_the_rules_of_the_wire()
    {
        SystemRandomness randomness;

        QVERIFY(rules::isInvitationCode(tokens::newCode(randomness)));
        QVERIFY(rules::isId(tokens::newId(u'u', randomness)));
        QVERIFY(tokens::newId(u'u', randomness) != tokens::newId(u'u', randomness));
    }

    void a_hash_is_of_the_whole_token()
    {
        QCOMPARE(tokens::hashOf(u"token").toHex(),
                 QByteArray("7b3efc0a1c4bc54e7398811f7e474e461a9c00cbc951f33b886a5f207c820ef2"));
        QVERIFY(tokens::areEqual(tokens::hashOf(u"token"), tokens::hashOf(u"token")));
        QVERIFY(!tokens::areEqual(tokens::hashOf(u"token"), tokens::hashOf(u"tokem")));
        QVERIFY(!tokens::areEqual(tokens::hashOf(u"token"), {}));
    }

    void a_name_shows_something()
    {
        for (const auto &name : {u"Ann"_s, u"안나"_s, u"👩\u200d💻"_s, u"?"_s, u"e\u0301"_s})
            QVERIFY2(isNameFit(name), qPrintable(name));
        for (const auto &name : {u""_s, u"\u200b"_s, u"\u200d\u2060"_s, u"\u3164"_s, u"a\u202eb"_s, u"a\u2066"_s})
            QVERIFY2(!isNameFit(name), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
