// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcommands.h"
#include "server/accounts/people.h"
#include "server/log/namekey.h"

namespace madang::server
{

/// The hub as accounts see it: knows who came in because accounts say so.
class FakePeople final : public People, public AccountWatcher
{
public:
    [[nodiscard]] std::optional<User> person(const UserId &id) const override
    {
        for (const auto &user : m_users) {
            if (user.id == id)
                return user;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<User> personNamed(const QString &name) const override
    {
        for (const auto &user : m_users) {
            if (nameKey(user.name) == nameKey(name))
                return user;
        }
        return std::nullopt;
    }
    [[nodiscard]] QList<User> owners() const override
    {
        QList<User> owners = m_users;
        owners.removeIf([](const User &user) { return user.role != Role::Owner; });
        return owners;
    }

    void userEnrolled(const Commit &commit) override
    {
        m_users.append(std::get<UserChanged>(commit.event.body).user);
        m_enrolled.append(commit.event.seq);
    }
    void devicesSignedOut(const QList<DeviceId> &devices) override { m_signedOut.append(devices); }

    void give(const UserId &id, Role role)
    {
        for (auto &user : m_users) {
            if (user.id == id)
                user.role = role;
        }
    }
    void remove(const UserId &id)
    {
        m_users.removeIf([&id](const User &user) { return user.id == id; });
    }

    [[nodiscard]] const QList<User> &users() const { return m_users; }
    /// The numbers of the events of those who were new.
    [[nodiscard]] const QList<qint64> &enrolled() const { return m_enrolled; }
    [[nodiscard]] const QList<DeviceId> &signedOut() const { return m_signedOut; }

private:
    QList<User> m_users;
    QList<qint64> m_enrolled;
    QList<DeviceId> m_signedOut;
};

} // namespace madang::server
