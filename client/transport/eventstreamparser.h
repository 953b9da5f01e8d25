// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/limits.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

namespace madang::client
{

/// One event of a stream, as it is dispatched. What is text is UTF-8, and left as it came.
struct StreamEvent {
    QByteArray type{};   ///< "message" where none was said
    QByteArray data{};   ///< its lines, joined by line feeds
    QByteArray lastId{}; ///< the stream's, which may have come with an earlier event

    bool operator==(const StreamEvent &) const = default;
};

/// Reads `text/event-stream` as the WHATWG's HTML says it, whatever pieces it comes in. One object a connection; what
/// goes on over several connections (the last id, the time to wait) is kept by who makes them.
class EventStreamParser
{
public:
    static constexpr qsizetype usualMost = limits::serverMessageBytes;

    explicit EventStreamParser(qsizetype bytesMost = usualMost)
        : m_bytesMost(bytesMost)
    {
    }

    /// The events that these bytes complete.
    [[nodiscard]] QList<StreamEvent> take(QByteArrayView bytes);
    /// An unfinished event grew larger than the bound. From there on nothing is read.
    [[nodiscard]] bool isOverfull() const { return m_overfull; }
    /// Of the last dispatched event, or block without data.
    [[nodiscard]] const QByteArray &lastId() const { return m_lastId; }
    /// How long to wait before another connection, where the stream said it.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retry() const { return m_retry; }

private:
    void endLine(QList<StreamEvent> &events);
    void takeField(QByteArrayView name, QByteArrayView value);
    void dispatch(QList<StreamEvent> &events);

    qsizetype m_bytesMost;
    QByteArray m_line; ///< as far as it has come
    QByteArray m_type;
    QByteArray m_data; ///< each line with a line feed behind it
    QByteArray m_id;   ///< counts from the next empty line on
    QByteArray m_lastId;
    std::optional<std::chrono::milliseconds> m_retry;
    bool m_atStart = true;  ///< where a byte order mark may stand
    bool m_afterCr = false; ///< a line feed that comes now belongs to it
    bool m_overfull = false;
};

} // namespace madang::client
