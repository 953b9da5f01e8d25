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

const QString first = u"00000000-0000-4000-8000-000000000001"_s;
const QString second = u"00000000-0000-4000-8000-00000000000f"_s;

QList<Row<Request>> sessionRows()
{
    return {
        {R"({"client":{"name":"madang","version":"0.1.0"},"cursor":"e1.120","do":"hello","ref":1,)"
         R"("session":"00000000-0000-4000-8000-000000000001","token":"secret"})",
         {.ref = 1,
          .command = Hello{.token = u"secret"_s,
                           .session = {first},
                           .cursor = u"e1.120"_s,
                           .client = {.name = u"madang"_s, .version = u"0.1.0"_s}}},
         {u"session"_s}},
        {R"({"do":"ping"})", {.command = Ping{}}},
        {R"({"do":"bye","ref":9007199254740991})", {.ref = 9'007'199'254'740'991, .command = Bye{}}},
        {R"({"do":"typing","on":true,"room":"r1"})",
         {.command = Typing{.room = {u"r1"_s}, .on = true}},
         {u"room"_s, u"on"_s}},
        {R"({"do":"presence","state":"dnd"})", {.command = SetPresence{.state = Presence::Dnd}}, {u"state"_s}},
        {R"({"do":"read","n":0,"ref":2,"room":"r1"})",
         {.ref = 2, .command = Read{.room = {u"r1"_s}, .n = 0}},
         {u"room"_s, u"n"_s}},
    };
}

QList<Row<Request>> messageRows()
{
    return {
        {R"({"do":"post","id":"00000000-0000-4000-8000-000000000001","ref":7,"room":"r1","text":"안녕\n\ttwo"})",
         {.ref = 7, .command = Post{.room = {u"r1"_s}, .id = {first}, .text = u"안녕\n\ttwo"_s}},
         {u"room"_s, u"id"_s, u"text"_s}},
        {R"({"do":"post","files":["f1"],"id":"00000000-0000-4000-8000-000000000001","mentions":["u1","u2"],)"
         R"("reply_to":"00000000-0000-4000-8000-00000000000f","room":"r1","text":"hi"})",
         {.command = Post{.room = {u"r1"_s},
                          .id = {first},
                          .text = u"hi"_s,
                          .replyTo = MessageId{second},
                          .mentions = {{u"u1"_s}, {u"u2"_s}},
                          .files = {{u"f1"_s}}}},
         {u"room"_s, u"id"_s, u"text"_s}},
        {R"({"do":"edit","id":"00000000-0000-4000-8000-000000000001","mentions":["u1"],)"
         R"("message":"00000000-0000-4000-8000-00000000000f","text":"hi"})",
         {.command = Edit{.id = {first}, .message = {second}, .text = u"hi"_s, .mentions = {{u"u1"_s}}}},
         {u"id"_s, u"message"_s, u"text"_s}},
        {R"({"do":"delete","id":"00000000-0000-4000-8000-000000000001",)"
         R"("message":"00000000-0000-4000-8000-00000000000f"})",
         {.command = Delete{.id = {first}, .message = {second}}},
         {u"id"_s, u"message"_s}},
        {R"({"do":"react","emoji":"👍","id":"00000000-0000-4000-8000-000000000001",)"
         R"("message":"00000000-0000-4000-8000-00000000000f","on":false})",
         {.command = React{.id = {first}, .message = {second}, .emoji = u"👍"_s, .on = false}},
         {u"id"_s, u"message"_s, u"emoji"_s, u"on"_s}},
        {R"({"before":41,"do":"history","limit":20,"room":"r1"})",
         {.command = History{.room = {u"r1"_s}, .before = 41, .limit = 20}},
         {u"room"_s}},
        {R"({"after":0,"do":"history","limit":1,"room":"r1"})",
         {.command = History{.room = {u"r1"_s}, .after = 0, .limit = 1}},
         {u"room"_s}},
    };
}

QList<Row<Request>> roomRows()
{
    return {
        {R"({"do":"rooms"})", {.command = ListRooms{}}},
        {R"({"do":"room.create","id":"00000000-0000-4000-8000-000000000001","kind":"public","members":["u2"],)"
         R"("name":"Lobby","topic":"All"})",
         {.command = CreateRoom{.id = {first},
                                .kind = RoomKind::Public,
                                .name = u"Lobby"_s,
                                .topic = u"All"_s,
                                .members = {{u"u2"_s}}}},
         {u"id"_s, u"kind"_s}},
        {R"({"do":"room.update","id":"00000000-0000-4000-8000-000000000001","name":"Hall","room":"r1","topic":""})",
         {.command = UpdateRoom{.room = {u"r1"_s}, .id = {first}, .name = u"Hall"_s, .topic = u""_s}},
         {u"room"_s, u"id"_s}},
        {R"({"do":"room.join","id":"00000000-0000-4000-8000-000000000001","room":"r1"})",
         {.command = JoinRoom{.room = {u"r1"_s}, .id = {first}}},
         {u"room"_s, u"id"_s}},
        {R"({"do":"room.leave","id":"00000000-0000-4000-8000-000000000001","room":"r1"})",
         {.command = LeaveRoom{.room = {u"r1"_s}, .id = {first}}},
         {u"room"_s, u"id"_s}},
        {R"({"do":"room.add","id":"00000000-0000-4000-8000-000000000001","room":"r1","user":"u2"})",
         {.command = AddToRoom{.room = {u"r1"_s}, .id = {first}, .user = {u"u2"_s}}},
         {u"room"_s, u"id"_s, u"user"_s}},
        {R"({"do":"room.remove","id":"00000000-0000-4000-8000-000000000001","room":"r1","user":"u2"})",
         {.command = RemoveFromRoom{.room = {u"r1"_s}, .id = {first}, .user = {u"u2"_s}}},
         {u"room"_s, u"id"_s, u"user"_s}},
    };
}

QList<Row<Request>> peopleRows()
{
    return {
        {R"({"do":"people","like":"an","limit":5})", {.command = ListPeople{.like = u"an"_s, .limit = 5}}},
        {R"({"avatar":"f1","do":"profile","id":"00000000-0000-4000-8000-000000000001","name":"Ann","status":""})",
         {.command = Profile{.id = {first}, .name = u"Ann"_s, .status = u""_s, .avatar = FileId{u"f1"_s}}},
         {u"id"_s}},
        {R"({"do":"user.role","id":"00000000-0000-4000-8000-000000000001","role":"admin","user":"u2"})",
         {.command = SetRole{.id = {first}, .user = {u"u2"_s}, .role = Role::Admin}},
         {u"id"_s, u"user"_s, u"role"_s}},
        {R"({"do":"user.remove","id":"00000000-0000-4000-8000-000000000001","user":"u2"})",
         {.command = RemoveUser{.id = {first}, .user = {u"u2"_s}}},
         {u"id"_s, u"user"_s}},
        {R"({"do":"user.reset","id":"00000000-0000-4000-8000-000000000001","user":"u2"})",
         {.command = ResetUser{.id = {first}, .user = {u"u2"_s}}},
         {u"id"_s, u"user"_s}},
    };
}

QList<Row<Request>> accountRows()
{
    return {
        {R"({"do":"password","new":"long enough","old":"old one"})",
         {.command = SetPassword{.oldPassword = u"old one"_s, .newPassword = u"long enough"_s}},
         {u"new"_s}},
        {R"({"do":"devices"})", {.command = ListDevices{}}},
        {R"({"device":"d1","do":"device.revoke"})", {.command = RevokeDevice{.device = {u"d1"_s}}}, {u"device"_s}},
        {R"({"do":"invite","expires":1763630000123,"role":"admin","uses":5})",
         {.command = Invite{.role = Role::Admin, .uses = 5, .expires = milliseconds(1'763'630'000'123)}}},
        {R"({"do":"invites"})", {.command = ListInvitations{}}},
        {R"({"code":"Ab-9","do":"invite.revoke"})", {.command = RevokeInvitation{.code = u"Ab-9"_s}}, {u"code"_s}},
    };
}

QList<Row<Request>> allRows()
{
    return sessionRows() + messageRows() + roomRows() + peopleRows() + accountRows();
}

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void every_command_is_read_and_written_as_it_travels()
    {
        for (const auto &row : allRows()) {
            const auto request = parseRequest(row.text);

            QVERIFY2(request, row.text.constData());
            QVERIFY2(*request == row.value, row.text.constData());
            QCOMPARE(encode(row.value), row.text);
        }
    }

    void no_command_of_the_catalogue_is_missing_here()
    {
        QSet<QString> names;
        for (const auto &row : allRows())
            names.insert(objectFrom(row.text).value("do"_L1).toString());

        QCOMPARE(names, namesOf<Command>());
    }

    void only_required_fields_have_to_be_there()
    {
        for (const auto &row : allRows()) {
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
        for (const auto &row : allRows()) {
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
        for (const auto &row : allRows()) {
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

    void a_command_cannot_name_more_than_a_thousand()
    {
        auto post = objectFrom(R"({"do":"post","id":"00000000-0000-4000-8000-000000000001","room":"r1","text":"x"})");
        QJsonArray people;
        for (qsizetype i = 0; i < limits::commandListLength; ++i)
            people.append(u"u1"_s);
        post.insert("mentions"_L1, people);
        QVERIFY(parseRequest(textOf(post)));

        people.append(u"u1"_s);
        post.insert("mentions"_L1, people);

        QVERIFY(!parseRequest(textOf(post)));
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
