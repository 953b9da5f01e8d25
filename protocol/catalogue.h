// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/account.h"
#include "protocol/commands/messages.h"
#include "protocol/commands/people.h"
#include "protocol/commands/presence.h"
#include "protocol/commands/rooms.h"
#include "protocol/commands/session.h"
#include "protocol/events.h"
#include "protocol/signals.h"

#include <variant>

/// Everything that travels, listed once. A new message is one struct, one entry here, one handler and one row in the
/// tests.
namespace madang
{

/// Client to server. Each names its answer: `Post::Reply` is Posted.
using Command = std::variant<Hello, Ping, Bye,                                                                  //
                             Post, Edit, Delete, React, History,                                                //
                             Typing, SetPresence, Watch, Read,                                                  //
                             ListRooms, CreateRoom, UpdateRoom, JoinRoom, LeaveRoom, AddToRoom, RemoveFromRoom, //
                             ListPeople, Profile, SetRole, RemoveUser, ResetUser,                               //
                             SetPassword, ListDevices, RevokeDevice, Invite, ListInvitations, RevokeInvitation>;

/// Server to client, durable.
using EventBody = std::variant<MessagePosted, MessageEdited, MessageDeleted, ReactionChanged, RoomCreated, RoomUpdated,
                               MemberJoined, MemberLeft, UserChanged, UserRemoved>;

/// Server to client, passing.
using Signal = std::variant<Live, TypingChanged, PresenceChanged, ReadMoved, ResyncNeeded, Restarting, Closed>;

/// A command that changes the log; it carries an id so that the same twice is carried out once.
template <typename T>
concept Durable = requires(const T &command)
{
    command.id.value;
};

/// A durable event with its number. `room` is empty for what concerns no room (users).
struct Event {
    qint64 seq = 0;
    milliseconds at{};
    UserId by;
    RoomId room;
    EventBody body;

    bool operator==(const Event &) const = default;
};

} // namespace madang
