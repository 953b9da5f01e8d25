// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/workspacerows.h"

#include <chrono>

namespace madang::ui
{
namespace
{

PresenceMark markFor(Presence state)
{
    switch (state) {
    case Presence::Active:
        return PresenceMark::Active;
    case Presence::Away:
        return PresenceMark::Away;
    case Presence::Dnd:
        return PresenceMark::Busy;
    case Presence::Offline:
        return PresenceMark::Offline;
    }
    return PresenceMark::Unknown;
}

SidebarRow::Section sectionOf(client::RoomSection section)
{
    switch (section) {
    case client::RoomSection::Unread:
        return SidebarRow::Section::Unread;
    case client::RoomSection::Rooms:
        return SidebarRow::Section::Rooms;
    case client::RoomSection::People:
        return SidebarRow::Section::People;
    }
    return SidebarRow::Section::Rooms;
}

SidebarRow::Kind kindOf(const client::RoomRow &row)
{
    switch (row.kind) {
    case RoomKind::Public:
        return SidebarRow::Kind::Public;
    case RoomKind::Private:
        return SidebarRow::Kind::Private;
    case RoomKind::Direct:
        return row.person ? SidebarRow::Kind::Person : SidebarRow::Kind::Group;
    }
    return SidebarRow::Kind::Public;
}

PersonRow::Rank rankOf(madang::Role role)
{
    switch (role) {
    case madang::Role::Member:
        return PersonRow::Rank::Member;
    case madang::Role::Admin:
        return PersonRow::Rank::Admin;
    case madang::Role::Owner:
        return PersonRow::Rank::Owner;
    }
    return PersonRow::Rank::Member;
}

} // namespace

WorkspaceRows::WorkspaceRows(client::Workspace &workspace, const client::Clock &clock)
    : m_workspace(workspace)
    , m_clock(clock)
{
}

QList<SidebarRow> WorkspaceRows::rooms(const RoomId &open) const
{
    QList<SidebarRow> rows;
    for (const client::RoomRow &row : m_workspace.sidebar().rows()) {
        rows.append({.id = row.id.value,
                     .name = row.name,
                     .kind = kindOf(row),
                     .section = sectionOf(row.section),
                     .unread = row.unread,
                     .addressed = row.addressed,
                     .draft = row.draft && row.id != open ? SidebarRow::Draft::Yes : SidebarRow::Draft::No,
                     .presence = row.person ? markOf(*row.person) : PresenceMark::Unknown});
    }
    return rows;
}

QList<PersonRow> WorkspaceRows::members(const RoomId &room) const
{
    QList<PersonRow> people;
    const auto *state = m_workspace.replica().room(room);
    for (const UserId &member : state == nullptr ? QList<UserId>() : state->room.members) {
        const auto *user = m_workspace.replica().user(member);
        people.append({.userId = member.value,
                       .name = m_workspace.replica().nameOf(member),
                       .presence = markOf(member),
                       .rank = user == nullptr ? PersonRow::Rank::Member : rankOf(user->role),
                       .note = noteOf(member)});
    }
    return people;
}

MeRow WorkspaceRows::me() const
{
    const bool live = m_workspace.session().live();
    return {.userId = m_workspace.me().value,
            .name = m_workspace.replica().nameOf(m_workspace.me()),
            .presence = live ? markFor(m_workspace.activity().state()) : PresenceMark::Unknown};
}

PresenceMark WorkspaceRows::markOf(const UserId &user) const
{
    const auto presence = m_workspace.attendance().presence(user);
    return presence ? markFor(presence->state) : PresenceMark::Unknown;
}

QString WorkspaceRows::noteOf(const UserId &user) const
{
    const auto presence = m_workspace.attendance().presence(user);
    if (!presence || presence->state != Presence::Away)
        return {};
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(m_clock.now() - presence->since).count();
    return minutes > 0 ? tr("Away for %n min", nullptr, static_cast<int>(minutes)) : QString();
}

} // namespace madang::ui
