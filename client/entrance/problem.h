// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace madang::client
{

/// Why somebody could not come in. A closed set, so that the desktop can say each in a person's language.
enum class EntranceProblem {
    NotReachable,   ///< nobody answers at this address; nothing was sent
    AnswerLost,     ///< it was sent and the connection broke, so perhaps it was carried out. Trying again does no harm;
                    ///< if it then says NameTaken or InvitationOver, it was
    NotMadang,      ///< somebody answers, but no server of ours
    NoInvitation,   ///< the link is an address only: a new person needs an invitation
    InvitationOver, ///< unknown, expired or used up: one answer for all
    NameTaken,
    BadName,
    BadPassword,   ///< too short or too long
    WrongPassword, ///< or an unknown name: one answer for both
    Forbidden,
    TooMany,     ///< tried too often
    Busy,        ///< the server asks to come back later
    ServerFault, ///< the server's own trouble
    TooOld,      ///< this program or the server
    NotKept,     ///< signed in, but our own disk refuses to keep it
};

/// What to tell a person, and what to offer.
struct EntranceFailure {
    EntranceProblem problem = EntranceProblem::NotReachable;
    std::optional<std::chrono::milliseconds> after{}; ///< when to try again, where the server said so
    QString detail{};                                 ///< in English, for the details that a developer asks for

    bool operator==(const EntranceFailure &) const = default;
};

} // namespace madang::client
