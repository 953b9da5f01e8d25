// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/workspace/workspace.h"
#include "ui/people/personrow.h"
#include "ui/rooms/sidebarrow.h"

#include <QCoreApplication>

namespace madang::ui
{

/// What a workspace holds, as the rows that the lists beside the conversation show. It looks each time, and keeps
/// nothing.
class WorkspaceRows
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceRows)

public:
    WorkspaceRows(client::Workspace &workspace, const client::Clock &clock);

    /// `open` is the room whose composer is seen: its draft needs no tag.
    [[nodiscard]] QList<SidebarRow> rooms(const RoomId &open) const;
    [[nodiscard]] QList<PersonRow> members(const RoomId &room) const;
    [[nodiscard]] MeRow me() const;

private:
    [[nodiscard]] PresenceMark markOf(const UserId &user) const;
    [[nodiscard]] QString noteOf(const UserId &user) const;

    client::Workspace &m_workspace;
    const client::Clock &m_clock;
};

} // namespace madang::ui
