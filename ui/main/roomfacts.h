// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/workspace/workspace.h"
#include "ui/main/roomheader.h"
#include "ui/text/mentions.h"

namespace madang::ui
{

/// One room of the workspace as the widgets around its messages show it: how it is called, who is in it, who writes
/// and what this person may do there. It looks each time, and keeps nothing.
class RoomFacts
{
public:
    RoomFacts(const client::Workspace &workspace, RoomId room);

    [[nodiscard]] bool isThere() const { return state() != nullptr; }
    /// "#general", "Mina Kim".
    [[nodiscard]] QString address() const;
    [[nodiscard]] RoomHeading heading() const;
    /// Whether this person may rename the room and add people: who made it, or an admin.
    [[nodiscard]] bool mayKeep() const;
    /// Who can be mentioned.
    [[nodiscard]] QList<Mentionable> people() const;
    /// The names of those who write just now.
    [[nodiscard]] QStringList writing() const;

private:
    [[nodiscard]] const client::RoomState *state() const { return m_workspace.replica().room(m_room); }
    [[nodiscard]] QString name() const;

    const client::Workspace &m_workspace;
    RoomId m_room;
};

} // namespace madang::ui
