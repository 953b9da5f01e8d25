// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/asked.h"
#include "server/hub/changes.h"
#include "server/hub/directory.h"

namespace madang::server
{

/// The commands about people that the log keeps.
class PeopleHandlers
{
public:
    PeopleHandlers(const Directory &directory, Changes &changes);

    void carryOut(const ListPeople &command, const Asked &asked) const;
    void carryOut(const Profile &command, const Asked &asked);
    void carryOut(const SetRole &command, const Asked &asked);
    void carryOut(const RemoveUser &command, const Asked &asked);

private:
    [[nodiscard]] Decision decide(const Profile &command, const User &user) const;
    [[nodiscard]] Decision decide(const SetRole &command, const User &user) const;
    [[nodiscard]] Decision decide(const RemoveUser &command, const User &user) const;
    template <typename C>
    void change(const C &command, const Asked &asked);
    [[nodiscard]] bool isLastOwner(const User &user) const;

    const Directory &m_directory;
    Changes &m_changes;
};

} // namespace madang::server
