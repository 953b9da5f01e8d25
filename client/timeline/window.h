// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/messagechange.h"

#include <QHash>

namespace madang::client
{

/// A run of a room's messages without a hole: each `n` is one above the last. What would leave a hole is not taken.
class Window
{
public:
    [[nodiscard]] const QList<Message> &messages() const { return m_messages; }
    [[nodiscard]] bool isEmpty() const { return m_messages.isEmpty(); }
    [[nodiscard]] qint64 firstN() const { return m_messages.isEmpty() ? 0 : m_messages.first().n; }
    [[nodiscard]] qint64 lastN() const { return m_messages.isEmpty() ? 0 : m_messages.last().n; }
    [[nodiscard]] bool holds(qint64 n) const { return !isEmpty() && n >= firstN() && n <= lastN(); }
    [[nodiscard]] Message *find(const MessageId &id);
    [[nodiscard]] const Message *find(const MessageId &id) const;

    void clear();
    /// Begins anew with the longest run of the page that holds `n` (0: its newest run).
    void replace(const QList<Message> &page, qint64 n);
    /// Takes what joins: messages inside of the run (the one with the higher `rev` stays), and those that lengthen it
    /// at either end. Returns how many were new.
    int merge(const QList<Message> &page);

    void dropOldest(qsizetype count);
    void dropNewest(qsizetype count);

private:
    void index();

    QList<Message> m_messages;
    QHash<MessageId, qint64> m_places; ///< the `n` of each
};

} // namespace madang::client
