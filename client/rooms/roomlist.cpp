// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/rooms/roomlist.h"

#include <QCollator>

#include <algorithm>
#include <tuple>

namespace madang::client
{

namespace
{

RoomRow rowOf(const RoomState &state, const RoomListInput &input)
{
    const Room &room = state.room;
    const bool direct = room.kind == RoomKind::Direct;
    RoomRow row{.id = room.id,
                .name = roomName(room, input.me, input.nameOf),
                .kind = room.kind,
                .section = direct ? RoomSection::People : RoomSection::Rooms,
                .unread = state.unread(),
                .draft = input.drafts.contains(room.id)};
    row.addressed = direct ? row.unread : std::min<qint64>(row.unread, state.mentions.size());
    if (row.unread > 0)
        row.section = RoomSection::Unread;
    if (direct && room.members.size() == 2)
        row.person = room.members.first() == input.me ? room.members.last() : room.members.first();
    return row;
}

} // namespace

QList<RoomRow> roomRows(const RoomListInput &input)
{
    QList<RoomRow> rows;
    rows.reserve(input.rooms.size());
    for (const RoomState &state : input.rooms)
        rows.append(rowOf(state, input));
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale); // C knows no numbers
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::sort(rows.begin(), rows.end(), [&collator](const RoomRow &left, const RoomRow &right) {
        if (left.section != right.section)
            return left.section < right.section;
        const bool unread = left.section == RoomSection::Unread;
        if (unread && (left.addressed > 0) != (right.addressed > 0))
            return left.addressed > 0;
        const int order = collator.compare(left.name, right.name);
        return order == 0 ? left.id < right.id : order < 0;
    });
    return rows;
}

UnreadTotal totalOf(const QList<RoomRow> &rows)
{
    UnreadTotal total;
    for (const RoomRow &row : rows) {
        total.unread += row.unread;
        total.addressed += row.addressed;
    }
    return total;
}

QString roomName(const Room &room, const UserId &me, const std::function<QString(const UserId &)> &nameOf)
{
    if (room.kind != RoomKind::Direct || !room.name.isEmpty())
        return room.name;
    QStringList names;
    for (const UserId &member : room.members) {
        if (member != me)
            names.append(nameOf(member));
    }
    if (names.isEmpty())
        return nameOf(me);
    names.sort(Qt::CaseInsensitive);
    return names.join(QStringLiteral(", "));
}

std::optional<RoomId> directRoomWith(const UserId &person, const UserId &me, const QHash<RoomId, RoomState> &rooms)
{
    const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const RoomState &state) {
        const auto &members = state.room.members;
        return state.room.kind == RoomKind::Direct && members.size() == 2 && members.contains(person) &&
               members.contains(me);
    });
    return found == rooms.end() ? std::nullopt : std::optional(found.key());
}

} // namespace madang::client
