// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"
#include "server/log/sqlite/statement.h"
#include "server/log/state.h"

namespace madang::server::sqlite
{

/// People, those of now and those who were removed, on the writing connection.
class UserTable
{
public:
    enum class Standing { Unknown, Here, Removed };

    explicit UserTable(Database &database);

    [[nodiscard]] Standing standingOf(const UserId &user);
    /// Whether somebody else who is here has the name.
    [[nodiscard]] bool isNameTaken(const QString &name, const UserId &butBy);
    void put(const User &user);
    /// The name is free again; password and devices end at once.
    void remove(const UserId &user);
    void load(LogState &state);

private:
    Database &m_database;
    Statement m_standing;
    Statement m_named;
    Statement m_put;
    Statement m_remove;
    Statement m_removePassword;
    Statement m_removeDevices;
};

} // namespace madang::server::sqlite
