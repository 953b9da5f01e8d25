// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "protocol/ids.h"

#include <functional>
#include <memory>
#include <optional>

namespace madang::client
{

/// Tells a room that this person writes there, and again every three seconds for as long as it is so: whoever hears
/// nothing for six forgets it.
class Writing
{
public:
    static constexpr milliseconds renewedAfter{3'000};
    enum class Is { Begun, Over };
    using Tell = std::function<void(const RoomId &room, Is is)>;

    Writing(Alarms &alarms, Tell tell);

    void start(const RoomId &room);
    void stop();

private:
    void renew();

    std::unique_ptr<Alarm> m_alarm;
    Tell m_tell;
    std::optional<RoomId> m_room;
};

} // namespace madang::client
