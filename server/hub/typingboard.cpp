// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/typingboard.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

constexpr milliseconds expiry{6'000};
constexpr milliseconds window{1'000};

} // namespace

TypingBoard::TypingBoard(const FanOut &fanOut, const Clock &clock, qint64 perSecond)
    : m_fanOut(fanOut)
    , m_clock(clock)
    , m_perSecond(perSecond)
{
}

Expected<void, Error> TypingBoard::set(const UserId &user, const RoomId &room, bool on)
{
    if (!on) {
        clear(user, room);
        return {};
    }
    const Key key(room, user);
    const milliseconds now = m_clock.steady();
    Entry &entry = m_entries[key];
    if (isOverLimit(entry, now)) {
        const milliseconds after = entry.windowBegan + window - now;
        if (!entry.on)
            return Unexpected(Error{ErrorCode::TooMany, u"typing changes too often"_s, after});
        entry.expires = now + expiry;
        return {};
    }
    if (entry.inWindow == 0 || now - entry.windowBegan >= window)
        entry = Entry{.on = entry.on, .windowBegan = now};
    ++entry.inWindow;
    entry.on = true;
    entry.expires = now + expiry;
    tell(key, true);
    return {};
}

void TypingBoard::clear(const UserId &user, const RoomId &room)
{
    const Key key(room, user);
    const auto found = m_entries.find(key);
    if (found == m_entries.end() || !found->on)
        return;
    found->on = false;
    tell(key, false);
}

void TypingBoard::expire()
{
    const milliseconds now = m_clock.steady();
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (entry->expires > now) {
            ++entry;
            continue;
        }
        if (entry->on)
            tell(entry.key(), false);
        entry = m_entries.erase(entry);
    }
}

bool TypingBoard::isOverLimit(const Entry &entry, milliseconds now) const
{
    return m_perSecond > 0 && entry.inWindow >= m_perSecond && now - entry.windowBegan < window;
}

void TypingBoard::tell(const Key &key, bool on) const
{
    m_fanOut.toOthersIn(key.first, key.second, TypingChanged{.room = key.first, .user = key.second, .on = on});
}

} // namespace madang::server
