// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

namespace madang::client
{

/// How messages get to a server and back, the best first.
enum class Way {
    WebSocket,
    EventStream, ///< server-sent events; commands by POST, as with all that follow
    LineStream,  ///< one object a line; for programs, and on demand only: it fails where server-sent events fail
    LongPoll,
    Poll,
};

/// Whether it is made of requests that each come to an end.
[[nodiscard]] constexpr bool isPolled(Way way)
{
    return way == Way::LongPoll || way == Way::Poll;
}

/// The next one down; nothing below the last.
[[nodiscard]] constexpr std::optional<Way> below(Way way)
{
    switch (way) {
    case Way::WebSocket:
        return Way::EventStream;
    case Way::EventStream:
    case Way::LineStream:
        return Way::LongPoll;
    case Way::LongPoll:
        return Way::Poll;
    case Way::Poll:
        break;
    }
    return std::nullopt;
}

/// What was wrong with a better way.
enum class Obstacle {
    Refused,    ///< somebody answered, and said no
    NoAnswer,   ///< it opened, and nothing came
    FellSilent, ///< it worked, and then nothing came any more
    Broke,      ///< it worked, and was cut
    NotChosen,  ///< a person wants another
};

/// The way in use, and why it is not the best.
struct Passage {
    Way way = Way::WebSocket;
    std::optional<Obstacle> obstacle{}; ///< of the WebSocket

    bool operator==(const Passage &) const = default;
};

} // namespace madang::client
