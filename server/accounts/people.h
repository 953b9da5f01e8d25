// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

#include <QString>

#include <optional>

namespace madang::server
{

/// Who is on this server now, as accounts see it; the hub's Directory is it.
class People
{
public:
    virtual ~People() = default;

    [[nodiscard]] virtual std::optional<User> person(const UserId &id) const = 0;
    /// The user of that sign-in name, however it is written.
    [[nodiscard]] virtual std::optional<User> personNamed(const QString &name) const = 0;
    [[nodiscard]] virtual QList<User> owners() const = 0;
};

} // namespace madang::server
