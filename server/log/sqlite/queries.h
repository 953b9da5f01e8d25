// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/log.h"
#include "server/log/sqlite/eventtable.h"

#include <vector>

namespace madang::server::sqlite
{

/// What is asked of the log, on a reading connection.
class Queries
{
public:
    explicit Queries(Database &database);

    [[nodiscard]] Expected<std::optional<Commit>, Error> find(const UserId &author, const QString &id,
                                                              const QByteArray &hash);
    [[nodiscard]] Expected<Message, Error> message(const MessageId &id);
    [[nodiscard]] Expected<HistoryPage, Error> history(const History &query);
    [[nodiscard]] Expected<QList<Message>, Error> newest(const QList<RoomId> &rooms);
    [[nodiscard]] Expected<QList<Event>, Error> events(const EventQuery &query);
    [[nodiscard]] Expected<qint64, Error> count(const EventQuery &query, qint64 atMost);

private:
    [[nodiscard]] Message messageOf(const Rows &rows);
    [[nodiscard]] std::optional<Event> event(qint64 seq);
    void complain(qint64 seq);
    /// The seqs of the first `most` events that the query may see, ascending.
    [[nodiscard]] std::vector<qint64> visible(const EventQuery &query, qint64 most);
    template <typename T>
    [[nodiscard]] Expected<T, Error> unlessFailed(T result) const;

    Database &m_database;
    EventTable m_events;
    Statement m_message;
    Statement m_before;
    Statement m_after;
    Statement m_reactions;
    Statement m_ofRoom;
    Statement m_ownLeft;
    Statement m_event;
    Statement m_text;
    qint64 m_complained = 0; ///< up to this seq
};

} // namespace madang::server::sqlite
