// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/account/proxysettings.h"
#include "protocol/expected.h"

#include <QList>

namespace madang::client
{

/// What a person typed for a proxy of their own, field by field.
struct ProxyEntry {
    QString host;
    QString port;
    QString user{};
    QString password{};

    bool operator==(const ProxyEntry &) const = default;
};

/// What may be wrong with it. A closed set, so that the desktop can say each in a person's language.
enum class ProxyFault {
    NoHost,
    NotAHost,
    NotAPort,    ///< no number from 1 to ProxyChoice::portMost
    ColonInUser, ///< Basic sign-in ends the name with one
    NoUser,      ///< but a password
};

/// A whole address that was pasted as the host ("http://proxy:3128/") gives each field its part; else as it was.
[[nodiscard]] ProxyEntry takenApart(const ProxyEntry &entry);

/// The choice, or all that is wrong in the order of the fields.
[[nodiscard]] Expected<ProxyChoice, QList<ProxyFault>> toChoice(const ProxyEntry &entry);

} // namespace madang::client
