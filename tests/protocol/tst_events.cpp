// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/codec.h"
#include "tests/protocol/samples/events.h"

#include <QtTest>

using namespace madang;
using namespace madang::wire;
using namespace madang::wire::eventsamples;
using namespace Qt::StringLiterals;

class EventsTest : public QObject
{
    Q_OBJECT

private slots:
    void every_event_is_read_and_written_as_it_travels()
    {
        for (const auto &row : eventRows()) {
            const auto message = parseServerMessage(row.text);

            QVERIFY2(message, row.text.constData());
            QVERIFY2(std::holds_alternative<Event>(*message), row.text.constData());
            QVERIFY2(std::get<Event>(*message) == row.value, row.text.constData());
            QCOMPARE(objectFrom(encode(row.value)), objectFrom(row.text));
            QCOMPARE(encode(row.value).size(), row.text.size()); // nothing stands there twice
        }
    }

    void every_signal_is_read_and_written_as_it_travels()
    {
        for (const auto &row : signalRows()) {
            const auto message = parseServerMessage(row.text);

            QVERIFY2(message, row.text.constData());
            QVERIFY2(*message == ServerMessage(row.value), row.text.constData());
            QCOMPARE(objectFrom(encode(row.value)), objectFrom(row.text));
            QCOMPARE(encode(row.value).size(), row.text.size()); // nothing stands there twice
        }
    }

    void no_event_and_no_signal_of_the_catalogue_is_missing_here()
    {
        QSet<QString> eventNames;
        for (const auto &row : eventRows())
            eventNames.insert(objectFrom(row.text).value("ev"_L1).toString());
        QSet<QString> signalNames;
        for (const auto &row : signalRows())
            signalNames.insert(objectFrom(row.text).value("sig"_L1).toString());

        QCOMPARE(eventNames, namesOf<EventBody>());
        QCOMPARE(signalNames, namesOf<Signal>());
    }

    void an_event_without_what_it_needs_is_none()
    {
        for (const auto &row : eventRows()) {
            const auto object = objectFrom(row.text);
            for (const auto &key : object.keys()) {
                auto without = object;
                without.remove(key);

                QVERIFY2(eventFromJson(without).has_value() == !row.required.contains(key), qPrintable(key));
            }
        }
    }

    void a_signal_without_what_it_needs_is_none()
    {
        for (const auto &row : signalRows()) {
            for (const auto &key : row.required) {
                auto object = objectFrom(row.text);
                object.remove(key);

                QVERIFY2(!parseServerMessage(textOf(object)), qPrintable(key));
            }
        }
    }

    void an_event_with_a_field_of_another_type_is_none()
    {
        for (const auto &row : eventRows()) {
            const auto object = objectFrom(row.text);
            for (const auto &key : object.keys()) {
                for (const auto &other : oneOfEachType()) {
                    if (other.type() == object.value(key).type())
                        continue;
                    auto wrong = object;
                    wrong.insert(key, other);

                    QVERIFY2(!eventFromJson(wrong), textOf(wrong).constData());
                }
            }
        }
    }

    void an_unknown_or_unreadable_event_still_moves_the_cursor()
    {
        const auto later = parseServerMessage(QByteArrayView(R"({"ev":"poll.opened","seq":9,"by":"u1","at":1})"));
        const auto broken = parseServerMessage(QByteArrayView(R"({"ev":"message.deleted","seq":10})"));

        QVERIFY(*later == ServerMessage(UnknownEvent{9}));
        QVERIFY(*broken == ServerMessage(UnknownEvent{10}));
        QVERIFY(!parseServerMessage(QByteArrayView(R"({"ev":"poll.opened","seq":0})")));
    }

    void an_unknown_signal_is_nothing()
    {
        const auto later = parseServerMessage(QByteArrayView(R"({"sig":"weather","rain":true})"));

        QVERIFY(*later == ServerMessage(std::monostate()));
        QVERIFY(!parseServerMessage(QByteArrayView(R"({"sig":7})")));
        QVERIFY(!parseServerMessage(QByteArrayView("{}")));
    }

    void a_whole_message_survives_the_way()
    {
        const Message message{.id = first,
                              .room = room,
                              .seq = 7,
                              .n = 4,
                              .rev = 9,
                              .by = {u"u3"_s},
                              .at = milliseconds(1),
                              .text = u"hi"_s,
                              .replyTo = second,
                              .mentions = {{u"u1"_s}},
                              .editedAt = milliseconds(2),
                              .deleted = true,
                              .reactions = {{.emoji = u"👍"_s, .by = {{u"u1"_s}, {u"u3"_s}}}},
                              .files = {{u"f1"_s}}};

        const auto object = toJson(message);

        QCOMPARE(textOf(object),
                 QByteArray(R"({"at":1,"by":"u3","deleted":true,"edited_at":2,"files":["f1"],)"
                            R"("id":"00000000-0000-4000-8000-000000000001","mentions":["u1"],"n":4,)"
                            R"("reactions":[{"by":["u1","u3"],"emoji":"👍"}],)"
                            R"("reply_to":"00000000-0000-4000-8000-00000000000f","rev":9,"room":"r1","seq":7,)"
                            R"("text":"hi"})"));
        QVERIFY(*fromJson<Message>(object) == message);
    }
};

QTEST_GUILESS_MAIN(EventsTest)
#include "tst_events.moc"
