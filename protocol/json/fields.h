// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/limits.h"
#include "protocol/rules.h"

#include <QLatin1StringView>

/// What the fields of a message may hold. protocol/json/json.h says how a struct lists its fields.
namespace madang
{

/// What a whole number may be.
struct IntegerRule {
    qint64 least = 0;
    qint64 most = limits::integerMax;
};

/// How many there may be in a list.
struct ListRule {
    qsizetype most = limits::listLength;
};

namespace texts
{
inline constexpr rules::TextRule message{.least = 1, .most = limits::textCodePoints, .lines = rules::Lines::Many};
inline constexpr rules::TextRule storedMessage{.least = 0, .most = limits::textCodePoints, .lines = rules::Lines::Many};
inline constexpr rules::TextRule name{.least = 1, .most = limits::nameCodePoints};
inline constexpr rules::TextRule maybeName{.least = 0, .most = limits::nameCodePoints};
inline constexpr rules::TextRule topic{.least = 0, .most = limits::topicCodePoints};
inline constexpr rules::TextRule status{.least = 0, .most = limits::statusCodePoints};
inline constexpr rules::TextRule emoji{.least = 1, .most = limits::emojiCodePoints};
inline constexpr rules::TextRule password{.least = 1,
                                          .most = limits::passwordBytesMax}; // its bytes are counted by accounts
inline constexpr rules::TextRule line{.least = 0, .most = limits::textCodePoints};
} // namespace texts

namespace integers
{
inline constexpr IntegerRule any{};
inline constexpr IntegerRule positive{.least = 1};
} // namespace integers

namespace lists
{
inline constexpr ListRule ofServer{};
inline constexpr ListRule ofCommand{.most = limits::commandListLength};
} // namespace lists

/// The words of a closed set, specialised beside each enum that travels:
///     template <> struct Words<Role> { static constexpr std::array<Word<Role>, 3> all{...}; };
template <typename Enum>
struct Words;

template <typename Enum>
struct Word {
    QLatin1StringView text;
    Enum value;
};

} // namespace madang
