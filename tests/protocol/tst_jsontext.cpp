// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/codec.h"
#include "protocol/json/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace
{

template <typename T>
QByteArray textOf(const T &value)
{
    QByteArray text;
    json::append(text, value);
    return text;
}

} // namespace

class JsonTextTest : public QObject
{
    Q_OBJECT

private slots:
    void a_struct_stands_in_the_order_of_its_fields();
    void what_cannot_stand_in_a_string_is_escaped_data();
    void what_cannot_stand_in_a_string_is_escaped();
    void lists_may_be_empty();
};

void JsonTextTest::a_struct_stands_in_the_order_of_its_fields()
{
    const Event event{.seq = 121,
                      .at = milliseconds(1'763'630'000'123),
                      .by = {u"u3"_s},
                      .room = {u"r1"_s},
                      .body = MessagePosted{.id = {u"00000000-0000-4000-8000-000000000001"_s},
                                            .n = 4,
                                            .text = u"안녕, \"you\"\n👋"_s,
                                            .mentions = {{u"u1"_s}, {u"u2"_s}}}};

    QCOMPARE(encode(event), QByteArray(R"({"ev":"message.posted","seq":121,"room":"r1","by":"u3","at":1763630000123,)"
                                       R"("id":"00000000-0000-4000-8000-000000000001","n":4,"text":"안녕, \"you\"\n👋",)"
                                       R"("mentions":["u1","u2"]})"));
}

void JsonTextTest::what_cannot_stand_in_a_string_is_escaped_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("nothing") << u""_s << QByteArray(R"("")");
    QTest::newRow("a quote") << u"\""_s << QByteArray(R"("\"")");
    QTest::newRow("a backslash at the end") << u"a\\"_s << QByteArray(R"("a\\")");
    QTest::newRow("control characters") << u"\t"_s + QChar(0) + u"\x1f" << QByteArray("\"\\u0009\\u0000\\u001f\"");
    QTest::newRow("a pair of surrogates") << u"😀"_s << QByteArray("\"😀\"");
    QTest::newRow("half a pair at the end") << u"a"_s + QChar(0xd83d) << QByteArray("\"a\\ud83d\"");
    QTest::newRow("half a pair at the beginning") << QChar(0xde00) + u"a"_s << QByteArray("\"\\ude00a\"");
    QTest::newRow("the wrong way round") << QString(QChar(0xde00)) + QChar(0xd83d) << QByteArray("\"\\ude00\\ud83d\"");
}

void JsonTextTest::what_cannot_stand_in_a_string_is_escaped()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, text);

    QCOMPARE(textOf(QStringView(value)), text);
    const QJsonArray read = QJsonDocument::fromJson('[' + text + ']').array();
    QCOMPARE(read.at(0).toString(), value);
}

void JsonTextTest::lists_may_be_empty()
{
    QCOMPARE(textOf(QList<UserId>()), QByteArray("[]"));
    QCOMPARE(textOf(QList<UserId>{{u"u1"_s}}), QByteArray(R"(["u1"])"));
}

QTEST_GUILESS_MAIN(JsonTextTest)
#include "tst_jsontext.moc"
