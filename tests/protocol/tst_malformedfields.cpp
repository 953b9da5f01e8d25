// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/protocol/mutations.h"
#include "tests/protocol/samples/commands.h"
#include "tests/protocol/samples/events.h"
#include "tests/protocol/samples/signin.h"

#include <QtTest>

using namespace madang;
using namespace madang::wire;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 someRef = 5;

/// What bytes are read as, in the form in which it travels, the keys sorted; nothing where they are refused.
using Reading = std::function<std::optional<QByteArray>(const QByteArray &)>;

std::optional<QByteArray> readCommand(const QByteArray &text)
{
    const auto request = parseRequest(text);
    return request ? std::optional(encode(*request)) : std::nullopt;
}

/// An event that cannot be read is skipped, a signal that cannot be read is an error; neither is taken for one.
template <typename T>
std::optional<QByteArray> readFromServer(const QByteArray &text)
{
    const auto message = parseServerMessage(text);
    const auto *read = message ? std::get_if<T>(&*message) : nullptr;
    return read ? std::optional(textOf(objectFrom(encode(*read)))) : std::nullopt;
}

template <typename Body>
std::optional<QByteArray> readBody(const QByteArray &text)
{
    const auto object = parseObject(text);
    const auto body = object ? fromJson<Body>(*object) : Expected<Body, Error>(Unexpected(object.error()));
    return body ? std::optional(textOf(toJson(*body))) : std::nullopt;
}

/// A message that is right, and how its kind is read.
struct Sample {
    QByteArray name;
    QByteArray text;
    QSet<QString> required;
    Reading read;
};

QList<Sample> samples()
{
    QList<Sample> all;
    for (const auto &row : commandsamples::commandRows()) {
        auto object = objectFrom(row.text);
        object.insert("ref"_L1, someRef);
        all.append(
            {object.value("do"_L1).toString().toUtf8(), textOf(object), row.required + QSet{u"do"_s}, readCommand});
    }
    for (const auto &row : eventsamples::eventRows())
        all.append({"event " + objectFrom(row.text).value("ev"_L1).toString().toUtf8(), row.text, row.required,
                    readFromServer<Event>});
    for (const auto &row : eventsamples::signalRows())
        all.append({"signal " + objectFrom(row.text).value("sig"_L1).toString().toUtf8(), row.text,
                    row.required + QSet{u"sig"_s}, readFromServer<Signal>});
    const auto join = signinsamples::joinRow();
    all.append({"body of join", join.text, join.required, readBody<JoinRequest>});
    const auto login = signinsamples::loginRow();
    all.append({"body of login", login.text, login.required, readBody<LoginRequest>});
    return all;
}

/// A command of that name, with a number, and with the fields of an object.
QByteArray asCommand(const QByteArray &name, const QByteArray &object)
{
    const QByteArray comma = object == "{}" ? "" : ",";
    return R"({"do":")" + name + R"(","ref":5)" + comma + object.sliced(1);
}

/// The names of a message's fields, by its own description.
struct FieldNames {
    QSet<QString> names{};

    template <typename T, typename... Rule>
    void required(const char *name, const T & /*field*/, const Rule &.../*rule*/)
    {
        names.insert(QString::fromLatin1(name));
    }
    template <typename T, typename... Rule>
    void optional(const char *name, const T & /*field*/, const Rule &.../*rule*/)
    {
        names.insert(QString::fromLatin1(name));
    }
};

template <typename T>
QSet<QString> fieldsOf()
{
    const T value{};
    FieldNames fields;
    T::describe(value, fields);
    return fields.names;
}

/// The fields of each alternative of a catalogue that stand in none of the samples.
template <typename Variant, size_t... Index>
QStringList missing(const QByteArray &prefix, std::index_sequence<Index...> /*all*/)
{
    const auto of = [&prefix](QLatin1StringView name, QSet<QString> fields) {
        const QByteArray full = prefix + QByteArray(name.data(), name.size());
        for (const Sample &sample : samples()) {
            const auto keys = objectFrom(sample.text).keys();
            if (sample.name == full)
                fields -= QSet<QString>(keys.cbegin(), keys.cend());
        }
        QStringList list;
        for (const QString &field : std::as_const(fields))
            list.append(QString::fromUtf8(full) + u'.' + field);
        return list;
    };
    return (of(std::variant_alternative_t<Index, Variant>::typeName,
               fieldsOf<std::variant_alternative_t<Index, Variant>>()) +
            ...);
}

template <typename Variant>
QStringList missing(const QByteArray &prefix = {})
{
    return missing<Variant>(prefix, std::make_index_sequence<std::variant_size_v<Variant>>());
}

} // namespace

/// Every message with everything that can be wrong with it, made from the samples.
class MalformedFieldsTest : public QObject
{
    Q_OBJECT

private slots:
    void every_field_of_every_message_stands_in_a_sample()
    {
        QCOMPARE(missing<Command>(), QStringList());
        QCOMPARE(missing<EventBody>("event "), QStringList());
        QCOMPARE(missing<Signal>("signal "), QStringList());
    }

    void a_message_with_something_wrong_in_it_is_refused_and_one_with_something_new_is_not_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Mutation::Verdict>("verdict");
        QTest::addColumn<Reading>("read");
        QTest::addColumn<QByteArray>("before");

        int number = 0;
        for (const Sample &sample : samples()) {
            QVERIFY2(sample.read(sample.text) == sample.text, sample.text.constData());
            const Mutations mutations(sample.name, sample.text, sample.required);
            for (const Mutation &mutation : mutations.all())
                QTest::addRow("%d %s", ++number, mutation.name.constData())
                    << mutation.text << mutation.verdict << sample.read << sample.text;
        }
    }
    void a_message_with_something_wrong_in_it_is_refused_and_one_with_something_new_is_not()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const Mutation::Verdict, verdict);
        QFETCH(const Reading, read);
        QFETCH(const QByteArray, before);

        const auto now = read(text);

        const bool isLetIn = verdict == Mutation::Verdict::LetIn || verdict == Mutation::Verdict::AsBefore;
        QVERIFY2(now.has_value() == isLetIn, text.constData());
        if (verdict == Mutation::Verdict::AsBefore)
            QCOMPARE(*now, before);
    }

    void a_command_with_something_wrong_in_it_keeps_its_number()
    {
        for (const auto &row : commandsamples::commandRows()) {
            auto object = objectFrom(row.text);
            object.remove("ref"_L1);
            object.remove("do"_L1);
            const QByteArray name = objectFrom(row.text).value("do"_L1).toString().toUtf8();
            const Mutations mutations(name, textOf(object), row.required);
            for (const Mutation &mutation : mutations.all()) {
                if (mutation.verdict != Mutation::Verdict::Refused)
                    continue;
                const QByteArray text = asCommand(name, mutation.text);

                const auto request = parseRequest(text);

                QVERIFY2(!request, text.constData());
                QVERIFY2(request.error().error.code == ErrorCode::BadRequest, text.constData());
                QVERIFY2(request.error().ref == someRef, text.constData());
                QVERIFY2(request.error().name.toUtf8() == name, text.constData());
            }
        }
    }
};

QTEST_GUILESS_MAIN(MalformedFieldsTest)
#include "tst_malformedfields.moc"
