// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/codec.h"
#include "tests/protocol/rows.h"

#include <QtTest>

using namespace madang;
using namespace madang::wire;
using namespace Qt::StringLiterals;

namespace
{

const MessageId first{u"00000000-0000-4000-8000-000000000001"_s};
const MessageId second{u"00000000-0000-4000-8000-00000000000f"_s};
const RoomId room{u"r1"_s};
const QSet<QString> always{u"ev"_s, u"seq"_s, u"at"_s, u"by"_s};
const QSet<QString> inRoom{u"ev"_s, u"seq"_s, u"at"_s, u"by"_s, u"room"_s};

Event event(const RoomId &where, const EventBody &body)
{
    return {.seq = 121, .at = milliseconds(1'763'630'000'123), .by = {u"u3"_s}, .room = where, .body = body};
}

Room lobby()
{
    return {.id = room,
            .name = u"Lobby"_s,
            .kind = RoomKind::Private,
            .topic = u""_s,
            .lastN = 4,
            .readN = 2,
            .members = {{u"u3"_s}}};
}

QList<Row<Event>> eventRows()
{
    const User ann{
        .id = {u"u9"_s}, .name = u"Ann"_s, .role = Role::Admin, .status = u"out"_s, .avatar = FileId{u"f1"_s}};
    return {
        {R"({"at":1763630000123,"by":"u3","ev":"message.posted","id":"00000000-0000-4000-8000-000000000001","n":4,)"
         R"("room":"r1","seq":121,"text":"hi"})",
         event(room, MessagePosted{.id = first, .n = 4, .text = u"hi"_s}), inRoom + QSet{u"id"_s, u"n"_s, u"text"_s}},
        {R"({"at":1763630000123,"by":"u3","deleted":true,"ev":"message.posted","files":["f1"],)"
         R"("id":"00000000-0000-4000-8000-000000000001","mentions":["u1"],"n":4,)"
         R"("reply_to":"00000000-0000-4000-8000-00000000000f","room":"r1","seq":121,"text":""})",
         event(room, MessagePosted{.id = first,
                                   .n = 4,
                                   .text = u""_s,
                                   .replyTo = second,
                                   .mentions = {{u"u1"_s}},
                                   .files = {{u"f1"_s}},
                                   .deleted = true}),
         inRoom + QSet{u"id"_s, u"n"_s, u"text"_s}},
        {R"({"at":1763630000123,"by":"u3","ev":"message.edited","mentions":["u1"],)"
         R"("message":"00000000-0000-4000-8000-000000000001","room":"r1","seq":121,"text":"ho"})",
         event(room, MessageEdited{.message = first, .text = u"ho"_s, .mentions = {{u"u1"_s}}}),
         inRoom + QSet{u"message"_s, u"text"_s}},
        {R"({"at":1763630000123,"by":"u3","ev":"message.deleted",)"
         R"("message":"00000000-0000-4000-8000-000000000001","room":"r1","seq":121})",
         event(room, MessageDeleted{.message = first}), inRoom + QSet{u"message"_s}},
        {R"({"at":1763630000123,"by":"u3","emoji":"👍","ev":"reaction",)"
         R"("message":"00000000-0000-4000-8000-000000000001","on":true,"room":"r1","seq":121})",
         event(room, ReactionChanged{.message = first, .emoji = u"👍"_s, .on = true}),
         inRoom + QSet{u"message"_s, u"emoji"_s, u"on"_s}},
        {R"({"at":1763630000123,"by":"u3","ev":"room.created","room":{"id":"r1","kind":"private","last_n":4,)"
         R"("members":["u3"],"name":"Lobby","read_n":2,"topic":""},"seq":121})",
         event(room, RoomCreated{.room = lobby()}), inRoom},
        {R"({"at":1763630000123,"by":"u3","ev":"room.updated","name":"Hall","room":"r1","seq":121,"topic":""})",
         event(room, RoomUpdated{.name = u"Hall"_s, .topic = u""_s}), inRoom},
        {R"({"at":1763630000123,"by":"u3","ev":"member.joined","room":"r1","room_object":{"id":"r1","kind":"private",)"
         R"("last_n":4,"members":["u3"],"name":"Lobby","read_n":2,"topic":""},"seq":121,"user":"u3"})",
         event(room, MemberJoined{.user = {u"u3"_s}, .roomObject = lobby()}), inRoom + QSet{u"user"_s}},
        {R"({"at":1763630000123,"by":"u3","ev":"member.left","room":"r1","seq":121,"user":"u3"})",
         event(room, MemberLeft{.user = {u"u3"_s}}), inRoom + QSet{u"user"_s}},
        {R"({"at":1763630000123,"by":"u3","ev":"user","seq":121,"user":{"avatar":"f1","id":"u9","name":"Ann",)"
         R"("role":"admin","status":"out"}})",
         event({}, UserChanged{.user = ann}), always + QSet{u"user"_s}},
        {R"({"at":1763630000123,"by":"u3","ev":"user.removed","seq":121,"user":"u9"})",
         event({}, UserRemoved{.user = {u"u9"_s}}), always + QSet{u"user"_s}},
    };
}

QList<Row<Signal>> signalRows()
{
    return {
        {R"({"cursor":"e1.120","sig":"live"})", Live{.cursor = {.epoch = {u"e1"_s}, .seq = 120}}, {u"cursor"_s}},
        {R"({"on":true,"room":"r1","sig":"typing","user":"u3"})",
         TypingChanged{.room = room, .user = {u"u3"_s}, .on = true},
         {u"room"_s, u"user"_s, u"on"_s}},
        {R"({"sig":"presence","since":5,"state":"away","user":"u3"})",
         PresenceChanged{.user = {u"u3"_s}, .state = Presence::Away, .since = milliseconds(5)},
         {u"user"_s, u"state"_s, u"since"_s}},
        {R"({"n":3,"room":"r1","sig":"read"})", ReadMoved{.room = room, .n = 3}, {u"room"_s, u"n"_s}},
        {R"({"reason":"unknown epoch","sig":"resync"})", ResyncNeeded{.reason = u"unknown epoch"_s}, {u"reason"_s}},
        {R"({"after":1500,"sig":"restarting"})", Restarting{.after = milliseconds(1'500)}, {u"after"_s}},
    };
}

} // namespace

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
            QCOMPARE(encode(row.value), row.text);
        }
    }

    void every_signal_is_read_and_written_as_it_travels()
    {
        for (const auto &row : signalRows()) {
            const auto message = parseServerMessage(row.text);

            QVERIFY2(message, row.text.constData());
            QVERIFY2(*message == ServerMessage(row.value), row.text.constData());
            QCOMPARE(encode(row.value), row.text);
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
