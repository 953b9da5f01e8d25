// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/account.h"
#include "protocol/error.h"
#include "protocol/expected.h"

#include <functional>
#include <variant>

namespace madang::server
{

/// `reset`: a link that signs a user in again, once, for a day: for whoever holds the data folder and has lost the own
/// way in, or is asked for help by somebody who has.
struct ResetSignIn {
    static constexpr QLatin1StringView typeName{"reset"};

    QString user{}; ///< the sign-in name; empty: the server's owner

    bool operator==(const ResetSignIn &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("user", self.user, texts::maybeName);
    }
};

/// `backup`: a copy of the database, complete in itself, made while the server goes on.
struct MakeBackup {
    static constexpr QLatin1StringView typeName{"backup"};

    QString to; ///< an absolute path

    bool operator==(const MakeBackup &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("to", self.to, texts::line);
    }
};

/// `check`: integrity, gaps, epochs.
struct CheckLog {
    static constexpr QLatin1StringView typeName{"check"};

    bool operator==(const CheckLog &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self & /*self*/, Fields & /*fields*/)
    {
    }
};

/// What an operator asks for on the command line, of a running server or of its data folder.
using HousekeepingTask = std::variant<Invite, ResetSignIn, MakeBackup, CheckLog>;

/// Who carries it out. The answer is what the command prints.
class Housekeeping
{
public:
    using Then = std::function<void(Expected<QString, Error>)>;

    virtual ~Housekeeping() = default;
    virtual void carryOut(const HousekeepingTask &task, const Then &then) = 0;
};

} // namespace madang::server
