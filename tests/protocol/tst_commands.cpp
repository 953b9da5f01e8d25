// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/codec.h"
#include "tests/protocol/samples/commands.h"

#include <QtTest>

using namespace madang;
using namespace madang::wire;
using madang::wire::commandsamples::commandRows;
using namespace Qt::StringLiterals;

class CommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void every_command_is_read_and_written_as_it_travels()
    {
        for (const auto &row : commandRows()) {
            const auto request = parseRequest(row.text);

            QVERIFY2(request, row.text.constData());
            QVERIFY2(*request == row.value, row.text.constData());
            QCOMPARE(encode(row.value), row.text);
        }
    }

    void no_command_of_the_catalogue_is_missing_here()
    {
        QSet<QString> names;
        for (const auto &row : commandRows())
            names.insert(objectFrom(row.text).value("do"_L1).toString());

        QCOMPARE(names, namesOf<Command>());
    }

    void only_required_fields_have_to_be_there()
    {
        for (const auto &row : commandRows()) {
            const auto object = objectFrom(row.text);
            for (const auto &key : object.keys()) {
                auto without = object;
                without.remove(key);
                auto withNull = object;
                withNull.insert(key, QJsonValue());
                const bool mayGo = key != "do"_L1 && !row.required.contains(key);

                QVERIFY2(parseRequest(textOf(without)).has_value() == mayGo, qPrintable(key));
                if (key != "ref"_L1)
                    QVERIFY2(parseRequest(textOf(withNull)).has_value() == mayGo, qPrintable(key));
            }
        }
    }

    void a_field_of_another_type_is_refused_under_the_same_number()
    {
        for (const auto &row : commandRows()) {
            auto object = objectFrom(row.text);
            object.insert("ref"_L1, 5);
            for (const auto &key : object.keys()) {
                for (const auto &other : oneOfEachType()) {
                    if (other.type() == object.value(key).type())
                        continue;
                    auto wrong = object;
                    wrong.insert(key, other);

                    const auto request = parseRequest(textOf(wrong));

                    QVERIFY2(!request, textOf(wrong).constData());
                    QCOMPARE(request.error().error.code, ErrorCode::BadRequest);
                    const bool isCommand = key != "do"_L1 && key != "ref"_L1;
                    QCOMPARE(request.error().ref, isCommand ? std::optional<qint64>(5) : std::nullopt);
                }
            }
        }
    }

    void unknown_fields_are_ignored()
    {
        for (const auto &row : commandRows()) {
            auto object = objectFrom(row.text);
            object.insert("later"_L1, QJsonArray{1, u"two"_s});

            const auto request = parseRequest(textOf(object));

            QVERIFY2(request, row.text.constData());
            QVERIFY2(*request == row.value, row.text.constData());
        }
    }

    void text_is_normalised_and_lines_are_trimmed()
    {
        const auto post = parseRequest(QByteArrayView(
            R"({"do":"post","id":"00000000-0000-4000-8000-000000000001","room":"r1","text":" e\u0301 "})"));
        const auto profile = parseRequest(
            QByteArrayView(R"({"do":"profile","id":"00000000-0000-4000-8000-000000000001","name":"\t e\u0301 "})"));

        QCOMPARE(std::get<Post>(post->command).text, u" \u00e9 "_s);
        QCOMPARE(std::get<Profile>(profile->command).name, u"\u00e9"_s);
    }

    void a_command_cannot_name_more_than_a_thousand_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QString>("field");
        QTest::newRow("mentions")
            << QByteArray(R"({"do":"post","id":"00000000-0000-4000-8000-000000000001","room":"r1","text":"x"})")
            << u"mentions"_s;
        QTest::newRow("watched from the beginning")
            << QByteArray(R"({"do":"hello","session":"00000000-0000-4000-8000-000000000001"})") << u"watch"_s;
        QTest::newRow("watched") << QByteArray(R"({"do":"watch"})") << u"users"_s;
    }
    void a_command_cannot_name_more_than_a_thousand()
    {
        QFETCH(const QByteArray, command);
        QFETCH(const QString, field);
        auto object = objectFrom(command);
        QJsonArray people;
        for (qsizetype i = 0; i < limits::commandListLength; ++i)
            people.append(u"u1"_s);
        object.insert(field, people);
        QVERIFY(parseRequest(textOf(object)));

        people.append(u"u1"_s);
        object.insert(field, people);

        QVERIFY(!parseRequest(textOf(object)));
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
