// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/changes.h"
#include "server/hub/directory.h"

namespace madang::server
{

/// The public room that everybody is in from the first moment, so that joining a server leads into a conversation. Its
/// id and the ids of all that is done for it follow from server and user: done again after a crash it comes to the
/// same, and who has left it is not brought back.
class CommonRoom
{
public:
    CommonRoom(const Directory &directory, Changes &changes);

    /// A user is new, or there since before this start.
    void welcome(const UserId &user);

private:
    void make(const UserId &creator);
    void bringIn(const UserId &user);

    const Directory &m_directory;
    Changes &m_changes;
    RoomId m_room;
};

} // namespace madang::server
