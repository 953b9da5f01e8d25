// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "tests/protocol/rows.h"

/// Every event and every signal as it travels.
namespace madang::wire::eventsamples
{

using namespace Qt::StringLiterals;

inline const MessageId first{u"00000000-0000-4000-8000-000000000001"_s};
inline const MessageId second{u"00000000-0000-4000-8000-00000000000f"_s};
inline const RoomId room{u"r1"_s};
inline const QSet<QString> always{u"ev"_s, u"seq"_s, u"at"_s, u"by"_s};
inline const QSet<QString> inRoom{u"ev"_s, u"seq"_s, u"at"_s, u"by"_s, u"room"_s};

inline Event event(const RoomId &where, const EventBody &body)
{
    return {.seq = 121, .at = milliseconds(1'763'630'000'123), .by = {u"u3"_s}, .room = where, .body = body};
}

inline Room lobby()
{
    return {.id = room,
            .name = u"Lobby"_s,
            .kind = RoomKind::Private,
            .topic = u""_s,
            .lastN = 4,
            .readN = 2,
            .members = {{u"u3"_s}}};
}

inline QList<Row<Event>> eventRows()
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

inline QList<Row<Signal>> signalRows()
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
        {R"({"code":4509,"sig":"closed"})", Closed{.code = 4'509}, {u"code"_s}},
        {R"({"after":1500,"code":4013,"sig":"closed"})",
         Closed{.code = 4'013, .after = milliseconds(1'500)},
         {u"code"_s}},
    };
}

} // namespace madang::wire::eventsamples
