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
    milliseconds nextTry{0};                    ///< Waiting: steady time of the next try
    int sent = 0;                               ///< Online, Limited: queued messages that have gone out since
    std::optional<client::StopReason> reason{}; ///< Refused
    std::optional<client::Passage> passage{};   ///< Limited
    client::Steering::Look look = client::Steering::Look::None;

    friend bool operator==(const LinkFacts &, const LinkFacts &) = default;
};

/// When the strip shows what. It waits before it says anything, so that a short trouble is not worth a word:
///   trouble            nothing new for 1.5 s, then Connecting / Reconnecting / Waiting...
///   longer than 60 s   and that messages are kept
///   online again       Back for 2 s when it took longer than 3 s, else nothing
///   not the best way   nothing for 1.5 s where there was no trouble before, then Limited; chosen by a person: at once
///   the best again     Full for 2 s when Limited was there for more than 3 s
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
    [[nodiscard]] StripState onlineState(milliseconds now) const;
    void setOnline(milliseconds now);

    LinkFacts m_facts;
    bool m_wasOnline = false;
    std::optional<milliseconds> m_troubleSince;
    std::optional<milliseconds> m_backUntil;
    std::optional<milliseconds> m_limitedFrom; ///< when it is, or was, worth a word
    std::optional<milliseconds> m_fullUntil;
    std::optional<client::Passage> m_passage; ///< the last one
};

} // namespace madang::ui
