// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/clock.h"
#include "client/transport/transport.h"

#include <memory>

namespace madang::client
{

/// One way of the ladder: its transport, which is made once, and what it is doing at the moment.
///
///     Rests -begin-> Opens -opened-> Probes -an answer-> Waits -hello-> Greets -Welcome-> Carries -another does->
///     Leaves -> Rests
struct Rung {
    enum class Does {
        Rests,
        Opens,
        Probes,  ///< it is being tried out
        Waits,   ///< for somebody who says hello, or for polls to end before it
        Greets,  ///< the hello is on its way
        Carries, ///< in use
        Leaves,  ///< another is in use; what it still brings is taken
    };
    enum class Purpose {
        Race,  ///< nothing works yet
        Probe, ///< whether it would work
        Cross, ///< it shall take the place of the one in use
    };

    std::unique_ptr<Transport> transport{};
    Does does = Does::Rests;
    Purpose purpose = Purpose::Race;
    milliseconds since{};   ///< it began
    bool wasProbed = false; ///< before it crosses

    [[nodiscard]] bool isTrying() const
    {
        return does == Does::Opens || does == Does::Probes || does == Does::Waits || does == Does::Greets;
    }
};

} // namespace madang::client
