// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/sqlite/derivation.h"
#include "server/log/state.h"

namespace madang::server::sqlite
{

/// The log on its writing connection: numbers changes and writes them with what follows from them. Transactions are its
/// caller's.
class Ledger
{
public:
    /// Where the next event goes; taken back when a transaction fails.
    struct Position {
        qint64 head = 0;
        milliseconds lastAt{};
    };

    explicit Ledger(Database &database);

    /// Begins a new epoch and reads what the log amounts to.
    [[nodiscard]] LogState open();
    [[nodiscard]] AppendResult append(const Change &change, milliseconds now);
    void setRead(const UserId &user, const RoomId &room, qint64 n);
    [[nodiscard]] bool isUser(const UserId &user);
    /// Takes as much room as a few messages do, and gives it back.
    void probe();

    [[nodiscard]] const Position &position() const { return m_position; }
    void restore(const Position &position) { m_position = position; }

private:
    Database &m_database;
    EventTable m_events;
    Derivation m_derivation;
    Position m_position;
};

} // namespace madang::server::sqlite
