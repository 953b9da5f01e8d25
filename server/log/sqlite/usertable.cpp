// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/usertable.h"

#include "server/log/namekey.h"
#include "server/log/sqlite/values.h"

namespace madang::server::sqlite
{

UserTable::UserTable(Database &database)
    : m_database(database)
    , m_standing(database, "SELECT removed FROM users WHERE id = ?")
    , m_named(database, "SELECT 1 FROM users WHERE name_key = ? AND id <> ?")
    , m_put(database, "INSERT INTO users (id, name, name_key, role, status, avatar) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                      "ON CONFLICT (id) DO UPDATE SET name = ?2, name_key = ?3, role = ?4, status = ?5, avatar = ?6")
    , m_remove(database, "UPDATE users SET removed = 1, name_key = NULL WHERE id = ?")
    , m_removePassword(database, "DELETE FROM passwords WHERE user = ?")
    , m_removeDevices(database, "DELETE FROM devices WHERE user = ?")
{
}

UserTable::Standing UserTable::standingOf(const UserId &user)
{
    auto rows = m_standing.query(user);
    if (!rows.next())
        return Standing::Unknown;
    return rows.integer(0) == 0 ? Standing::Here : Standing::Removed;
}

bool UserTable::isNameTaken(const QString &name, const UserId &butBy)
{
    auto rows = m_named.query(nameKey(name), butBy);
    return rows.next();
}

void UserTable::put(const User &user)
{
    m_put.run(user.id, user.name, nameKey(user.name), word(user.role), user.status, user.avatar);
}

void UserTable::remove(const UserId &user)
{
    m_remove.run(user);
    m_removePassword.run(user);
    m_removeDevices.run(user);
}

void UserTable::load(LogState &state)
{
    Statement select(m_database, "SELECT id, name, role, status, avatar, removed FROM users ORDER BY id");
    for (auto rows = select.query(); rows.next();) {
        User user{.id = rows.id<UserId>(0),
                  .name = rows.text(1),
                  .role = fromWord<Role>(rows.text(2)),
                  .status = rows.text(3)};
        if (!rows.isNull(4))
            user.avatar = rows.id<FileId>(4);
        (rows.integer(5) == 0 ? state.users : state.removed).append(user);
    }
}

} // namespace madang::server::sqlite
