// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

/// The numbers that both sides of the wire know. Limits that an operator may change are in server/ops/limits.h.
namespace madang::limits
{

constexpr qsizetype idLength = 40;
constexpr qsizetype messageBytes = 65'536;
constexpr qsizetype textCodePoints = 4'000;
constexpr qsizetype nameCodePoints = 64;
constexpr qsizetype topicCodePoints = 250;
constexpr qsizetype statusCodePoints = 120;
constexpr qsizetype emojiCodePoints = 16;
constexpr qsizetype reactionsPerMessage = 50;  ///< different emoji; each by as many people as there are
constexpr qsizetype roomsPerMember = 2'000;    ///< that one made who is no admin; conversations too
constexpr qsizetype placesPerMember = 100'000; ///< of people in those rooms
constexpr qsizetype passwordBytesMin = 8;
constexpr qsizetype passwordBytesMax = 256;
constexpr qsizetype invitationLength = 64;
constexpr qsizetype commandListLength = 1'000; ///< of a list in a command: mentions, members, files
constexpr qsizetype listLength = 100'000;      ///< of a list that a server sends: the people of a snapshot
constexpr int depth = 32;
constexpr qint64 integerMax = (qint64{1} << 53) - 1;

constexpr int historyPage = 100;
constexpr int searchPage = 50;
constexpr int commandsPerRequest = 50;
constexpr qsizetype replyBytes = 262'144;                             ///< history and replies are cut here with `more`
constexpr qsizetype serverMessageBytes = qsizetype{64} * 1024 * 1024; ///< whatever it is: a snapshot is one message
constexpr qint64 replayEvents = 2'000; ///< further behind than this a client gets a snapshot

} // namespace madang::limits
