// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/frames.h"

namespace madang::server::frames
{
namespace
{

template <typename Variant>
QLatin1StringView nameOf(const Variant &variant)
{
    return std::visit([](const auto &value) { return std::decay_t<decltype(value)>::typeName; }, variant);
}

} // namespace

SharedFrame of(const Event &event)
{
    return std::make_shared<const Frame>(Frame{.json = encode(event),
                                               .kind = Frame::Kind::Event,
                                               .name = nameOf(event.body),
                                               .position = event.seq,
                                               .room = event.room});
}

SharedFrame of(const Signal &signal)
{
    Frame frame{.json = encode(signal), .kind = Frame::Kind::Signal, .name = nameOf(signal)};
    if (const auto *live = std::get_if<Live>(&signal)) {
        frame.position = live->cursor.seq;
    } else if (const auto *presence = std::get_if<PresenceChanged>(&signal)) {
        frame.user = presence->user;
    } else if (const auto *read = std::get_if<ReadMoved>(&signal)) {
        frame.room = read->room;
    } else if (const auto *typing = std::get_if<TypingChanged>(&signal)) {
        frame.room = typing->room;
        frame.user = typing->user;
    }
    return std::make_shared<const Frame>(std::move(frame));
}

bool isPresence(const Frame &frame)
{
    return frame.kind == Frame::Kind::Signal && frame.name == PresenceChanged::typeName;
}

bool isPassing(const Frame &frame)
{
    return isPresence(frame) || (frame.kind == Frame::Kind::Signal && frame.name == TypingChanged::typeName);
}

} // namespace madang::server::frames
