// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "tests/protocol/rows.h"

/// Every command as it travels.
namespace madang::wire::commandsamples
{

using namespace Qt::StringLiterals;

inline const QString first = u"00000000-0000-4000-8000-000000000001"_s;
inline const QString second = u"00000000-0000-4000-8000-00000000000f"_s;

inline QList<Row<Request>> sessionRows()
{
    return {
        {R"({"client":{"name":"madang","version":"0.1.0"},"cursor":"e1.120","do":"hello","ref":1,)"
         R"("session":"00000000-0000-4000-8000-000000000001","token":"secret","watch":["u1","u2"]})",
         {.ref = 1,
          .command = Hello{.token = u"secret"_s,
                           .session = {first},
                           .cursor = u"e1.120"_s,
                           .client = {.name = u"madang"_s, .version = u"0.1.0"_s},
                           .watch = QList<UserId>{{u"u1"_s}, {u"u2"_s}}}},
         {u"session"_s}},
        {R"({"do":"hello","session":"00000000-0000-4000-8000-000000000001"})",
         {.command = Hello{.session = {first}}},
         {u"session"_s}},
        {R"({"do":"hello","session":"00000000-0000-4000-8000-000000000001","watch":[]})",
         {.command = Hello{.session = {first}, .watch = QList<UserId>{}}},
         {u"session"_s}},
        {R"({"do":"ping"})", {.command = Ping{}}},
        {R"({"do":"bye","ref":9007199254740991})", {.ref = 9'007'199'254'740'991, .command = Bye{}}},
        {R"({"do":"typing","on":true,"room":"r1"})",
         {.command = Typing{.room = {u"r1"_s}, .on = true}},
         {u"room"_s, u"on"_s}},
        {R"({"do":"presence","state":"dnd"})", {.command = SetPresence{.state = Presence::Dnd}}, {u"state"_s}},
        {R"({"do":"watch","users":["u3"]})", {.command = Watch{.users = {{u"u3"_s}}}}, {u"users"_s}},
        {R"({"do":"watch","users":[]})", {.command = Watch{}}, {u"users"_s}},
        {R"({"do":"read","n":0,"ref":2,"room":"r1"})",
         {.ref = 2, .command = Read{.room = {u"r1"_s}, .n = 0}},
         {u"room"_s, u"n"_s}},
    };
}

inline QList<Row<Request>> messageRows()
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

inline QList<Row<Request>> roomRows()
{
    return {
        {R"({"do":"rooms"})", {.command = ListRooms{}}},
        {R"({"after":"r1","do":"rooms"})", {.command = ListRooms{.after = {u"r1"_s}}}},
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

inline QList<Row<Request>> peopleRows()
{
    return {
        {R"({"after":"Ann","do":"people","like":"an","limit":5})",
         {.command = ListPeople{.like = u"an"_s, .after = u"Ann"_s, .limit = 5}}},
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

inline QList<Row<Request>> accountRows()
{
    return {
        {R"({"do":"password","new":"long enough","old":"old one"})",
         {.command = SetPassword{.oldPassword = u"old one"_s, .newPassword = u"long enough"_s}},
         {u"new"_s}},
        {R"({"do":"devices"})", {.command = ListDevices{}}},
        {R"({"after":"d1","do":"devices"})", {.command = ListDevices{.after = {u"d1"_s}}}},
        {R"({"device":"d1","do":"device.revoke"})", {.command = RevokeDevice{.device = {u"d1"_s}}}, {u"device"_s}},
        {R"({"do":"invite","expires":1763630000123,"role":"admin","uses":5})",
         {.command = Invite{.role = Role::Admin, .uses = 5, .expires = milliseconds(1'763'630'000'123)}}},
        {R"({"do":"invites"})", {.command = ListInvitations{}}},
        {R"({"after":"Ab-9","do":"invites"})", {.command = ListInvitations{.after = u"Ab-9"_s}}},
        {R"({"code":"Ab-9","do":"invite.revoke"})", {.command = RevokeInvitation{.code = u"Ab-9"_s}}, {u"code"_s}},
    };
}

inline QList<Row<Request>> commandRows()
{
    return sessionRows() + messageRows() + roomRows() + peopleRows() + accountRows();
}

} // namespace madang::wire::commandsamples
