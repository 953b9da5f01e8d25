// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/ledger.h"

#include "server/log/randomid.h"
#include "server/log/storedbody.h"

#include <algorithm>

namespace madang::server::sqlite
{

Ledger::Ledger(Database &database)
    : m_database(database)
    , m_events(database)
    , m_derivation(database, m_events)
    , m_position{.head = m_events.head(), .lastAt = m_events.lastAt()}
{
}

LogState Ledger::open()
{
    LogState state;
    state.server = {m_database.text("SELECT value FROM meta WHERE key = 'server'")};
    state.head = m_position.head;
    Statement(m_database, "INSERT INTO epochs (id, after) VALUES (?, ?)").run(randomId(), state.head);
    Statement epochs(m_database, "SELECT id, after FROM epochs ORDER BY number");
    for (auto rows = epochs.query(); rows.next();)
        state.epochs.append(Epoch{.id = rows.id<EpochId>(0), .after = rows.integer(1)});
    m_derivation.users().load(state);
    m_derivation.rooms().load(state);
    return state;
}

AppendResult Ledger::append(const Change &change, milliseconds now)
{
    const auto known = m_events.find(change.author, change.id, change.hash);
    if (!known)
        return Unexpected(known.error());
    if (*known)
        return **known;
    Event event{.seq = m_position.head + 1,
                .at = std::max(now, m_position.lastAt),
                .by = change.author,
                .room = change.room,
                .body = asStored(change.body)};
    if (const auto *created = std::get_if<RoomCreated>(&event.body))
        event.room = created->room.id;
    if (const auto refused = m_derivation.refusal(event))
        return Unexpected(*refused);
    m_derivation.apply(event);
    m_events.insert(event, change);
    m_position = {.head = event.seq, .lastAt = event.at};
    return Commit{.event = std::move(event)};
}

void Ledger::setRead(const UserId &user, const RoomId &room, qint64 n)
{
    m_derivation.rooms().setRead(room, user, n);
}

void Ledger::probe()
{
    m_database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('probe', printf('%.16384c', 'x')); "
                       "DELETE FROM meta WHERE key = 'probe'");
}

bool Ledger::isUser(const UserId &user)
{
    return m_derivation.users().standingOf(user) == UserTable::Standing::Here;
}

} // namespace madang::server::sqlite
