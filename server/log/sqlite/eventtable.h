// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/change.h"
#include "server/log/sqlite/statement.h"

#include <functional>

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
    /// Changes the stored events that carry the text of a message: its post and its edits.
    void rewrite(const MessageId &message, const std::function<void(EventBody &)> &change);

private:
    Statement m_find;
    Statement m_insert;
    Statement m_texts;
    Statement m_update;
    Statement m_head;
};

} // namespace madang::server::sqlite
