// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/state.h"

#include <QEventLoop>

#include <functional>

/// Short ways to have messages, rooms and people in tests of the client.
namespace madang::tests
{

using namespace Qt::StringLiterals;

/// The same number is the same UUID.
[[nodiscard]] inline QString uuid(qint64 number)
{
    return u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QChar(u'0'));
}

[[nodiscard]] inline Message message(const RoomId &room, qint64 n, const QString &text = u"text"_s)
{
    return {.id = MessageId{uuid(n)},
            .room = room,
            .seq = n,
            .n = n,
            .rev = n,
            .by = UserId{u"u2"_s},
            .at = milliseconds(n),
            .text = text};
}

[[nodiscard]] inline client::RoomState roomState(const RoomId &id, qint64 lastN = 0)
{
    return {.room = {.id = id, .name = id.value, .lastN = lastN, .members = {UserId{u"me"_s}, UserId{u"u2"_s}}}};
}

/// Runs the event loop until the answer is there.
template <typename T>
[[nodiscard]] T answerOf(const std::function<void(std::function<void(const T &)>)> &ask)
{
    T answer{};
    QEventLoop loop;
    ask([&answer, &loop](const T &given) {
        answer = given;
        loop.quit();
    });
    loop.exec();
    return answer;
}

} // namespace madang::tests
