// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/asked.h"
#include "server/hub/changes.h"
#include "server/hub/directory.h"

namespace madang::server
{

/// The commands about rooms and who is in them.
class RoomHandlers
{
public:
    RoomHandlers(const Directory &directory, Changes &changes);

    void carryOut(const ListRooms &command, const Asked &asked) const;
    void carryOut(const CreateRoom &command, const Asked &asked);
    void carryOut(const UpdateRoom &command, const Asked &asked);
    void carryOut(const JoinRoom &command, const Asked &asked);
    void carryOut(const LeaveRoom &command, const Asked &asked);
    void carryOut(const AddToRoom &command, const Asked &asked);
    void carryOut(const RemoveFromRoom &command, const Asked &asked);

private:
    [[nodiscard]] Decision decide(const CreateRoom &command, const UserId &user) const;
    [[nodiscard]] Decision decide(const UpdateRoom &command, const User &user, const StoredRoom &room) const;
    [[nodiscard]] Decision decide(const JoinRoom &command, const User &user, const StoredRoom &room) const;
    [[nodiscard]] Decision decide(const LeaveRoom &command, const User &user, const StoredRoom &room) const;
    [[nodiscard]] Decision decide(const AddToRoom &command, const User &user, const StoredRoom &room) const;
    [[nodiscard]] Decision decide(const RemoveFromRoom &command, const User &user, const StoredRoom &room) const;
    /// Finds who asks and the room, and submits what decide() makes of them.
    template <typename C>
    void change(const C &command, const Asked &asked);
    [[nodiscard]] RoomMade made(const CreateRoom &command, const UserId &user,
                                const std::optional<Commit> &commit) const;

    const Directory &m_directory;
    Changes &m_changes;
};

} // namespace madang::server
