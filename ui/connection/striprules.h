// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/connection/stripstate.h"

#include <chrono>
#include <optional>

namespace madang::ui
{

using std::chrono::milliseconds;

/// What the session says about its connection, as far as the strip cares.
struct LinkFacts {
    enum class Phase { Offline, Trying, Waiting, Online, Limited, SignedOut, Refused, CertificateChanged };

    Phase phase = Phase::Offline;
    QString server;
    milliseconds nextTry{0};                  ///< Waiting: steady time of the next try
    int sent = 0;                             ///< Online, Limited: queued messages that have gone out since
    std::optional<client::StopReason> reason; ///< Refused

    friend bool operator==(const LinkFacts &, const LinkFacts &) = default;
};

/// When the strip shows what. It waits before it says anything, so that a short trouble is not worth a word:
///   trouble            nothing for 1.5 s, then Connecting / Reconnecting / Waiting...
///   longer than 60 s   and that messages are kept
///   online again       Back for 2 s when it took longer than 3 s, else nothing
///   no and never       at once, and it stays
class StripRules
{
public:
    void setFacts(const LinkFacts &facts, milliseconds now);
    [[nodiscard]] StripState state(milliseconds now) const;
    /// Whether the answer can change by itself as time goes on.
    [[nodiscard]] bool isMoving(milliseconds now) const;

private:
    [[nodiscard]] StripState troubleState(milliseconds now) const;

    LinkFacts m_facts;
    bool m_wasOnline = false;
    std::optional<milliseconds> m_troubleSince;
    std::optional<milliseconds> m_backUntil;
};

} // namespace madang::ui
