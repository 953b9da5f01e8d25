// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/change.h"
#include "server/log/sqlite/statement.h"

namespace madang::server::sqlite
{

/// A stored event's text back as a value; nothing where it can't be read.
[[nodiscard]] std::optional<Event> eventFromText(const QByteArray &text);

/// The events themselves, on a connection that reads or on the one that writes.
class EventTable
{
public:
    explicit EventTable(Database &database);

    [[nodiscard]] qint64 head();
    [[nodiscard]] milliseconds lastAt();
    /// See Log::find().
    [[nodiscard]] Expected<std::optional<Commit>, Error> find(const UserId &author, const QString &id,
                                                              const QByteArray &hash);
    void insert(const Event &event, const Change &change);
    /// Before an edit is inserted: the post says what it will say, and the edit before it nothing any more, so that the
    /// hundredth edit costs what the first one does. (Who reads an edit without a text gets the message's.)
    void replaceText(const MessageId &message, const MessageEdited &edited);
    /// Nothing says any more what the message said.
    void eraseText(const MessageId &message);

private:
    template <typename Change>
    void rewrite(Statement &statement, const MessageId &message, const Change &change);

    Statement m_find;
    Statement m_insert;
    Statement m_post;
    Statement m_lastEdit;
    Statement m_update;
    Statement m_head;
};

} // namespace madang::server::sqlite
