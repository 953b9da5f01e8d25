// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace madang
{

/// A name of something, told apart from the names of other things by its type.
template <typename Of>
struct Id {
    QString value;

    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend std::strong_ordering operator<=>(const Id &left, const Id &right)
    {
        return left.value.compare(right.value) <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.value, seed); }
};

// Made by the server: at most 40 of A-Za-z0-9_-.
using UserId = Id<struct UserTag>;
using RoomId = Id<struct RoomTag>;
using FileId = Id<struct FileTag>;
using ServerId = Id<struct ServerTag>;
using DeviceId = Id<struct DeviceTag>;
using EpochId = Id<struct EpochTag>;

// Made by clients: a UUID in lower-case text form without braces.
using MessageId = Id<struct MessageTag>; ///< a post's own id, by which everything names the message
using ChangeId = Id<struct ChangeTag>;   ///< of a command that changes the log: the same twice is carried out once
using SessionId = Id<struct SessionTag>; ///< of one running program

} // namespace madang
