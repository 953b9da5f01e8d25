// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"
#include "server/hub/fanout.h"

#include <QHash>

#include <utility>

namespace madang::server
{

/// Who writes where: told to the room's other members, renewed by the writer, over after 6 s or with a post.
class TypingBoard
{
public:
    /// At most `perSecond` are passed on by user and room; 0: all.
    TypingBoard(const FanOut &fanOut, const Clock &clock, qint64 perSecond);

    /// Renewals over the limit only keep it from expiring; another change of mind within the second is too_many.
    [[nodiscard]] Expected<void, Error> set(const UserId &user, const RoomId &room, bool on);
    void clear(const UserId &user, const RoomId &room);
    /// Ends what was not renewed.
    void expire();

private:
    struct Entry {
        bool on = false;
        milliseconds expires{};
        milliseconds windowBegan{};
        qint64 inWindow = 0;
    };
    using Key = std::pair<RoomId, UserId>;

    [[nodiscard]] bool isOverLimit(const Entry &entry, milliseconds now) const;
    void tell(const Key &key, bool on) const;

    const FanOut &m_fanOut;
    const Clock &m_clock;
    qint64 m_perSecond;
    QHash<Key, Entry> m_entries;
};

} // namespace madang::server
