// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

namespace madang::client
{

/// What exactly ended a connection, for whoever asks for details. A closed set, so that the desktop can say each in a
/// person's language.
enum class Cause {
    NobodyListens, ///< the computer is there, the program is not
    NoSuchHost,
    NoRoute, ///< no network that leads there
    TimedOut,
    Broken, ///< the other side ended it, or something on the way
    Proxy,
    ServerFull,
    NotMadang, ///< somebody answers, but no server of ours
    NotReadable,
    NotOpenedInTime,
    NotGreetedInTime,
    NotAnsweredInTime,
    SilentTooLong,
    SilentAfterSleep,
    Moved,      ///< it is somewhere else now
    OtherProxy, ///< was chosen here, and leads there from now on
};

} // namespace madang::client
