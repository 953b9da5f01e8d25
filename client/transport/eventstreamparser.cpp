// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/eventstreamparser.h"

#include <algorithm>
#include <utility>

namespace madang::client
{
namespace
{

bool isEndOfLine(char c)
{
    return c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

QList<StreamEvent> EventStreamParser::take(QByteArrayView bytes)
{
    QList<StreamEvent> events;
    while (!bytes.isEmpty() && !m_overfull) {
        if (std::exchange(m_afterCr, false) && bytes.front() == '\n') {
            bytes = bytes.sliced(1);
            continue;
        }
        const auto *const end = std::find_if(bytes.begin(), bytes.end(), isEndOfLine);
        const auto length = static_cast<qsizetype>(end - bytes.begin());
        m_line += bytes.first(length);
        m_overfull = m_line.size() + m_data.size() > m_bytesMost;
        if (m_overfull || length == bytes.size())
            break;
        m_afterCr = *end == '\r';
        bytes = bytes.sliced(length + 1);
        endLine(events);
    }
    return events;
}

void EventStreamParser::endLine(QList<StreamEvent> &events)
{
    const QByteArray line = std::exchange(m_line, {});
    QByteArrayView text(line);
    constexpr QByteArrayView mark = "\xEF\xBB\xBF";
    if (std::exchange(m_atStart, false) && text.startsWith(mark))
        text = text.sliced(mark.size());
    if (text.isEmpty())
        return dispatch(events);
    const auto colon = text.indexOf(':');
    if (colon == 0)
        return; // a comment
    if (colon < 0)
        return takeField(text, {});
    QByteArrayView value = text.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    takeField(text.first(colon), value);
}

/// A `retry` that fits into no number is none.
void EventStreamParser::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        m_data += value;
        m_data += '\n';
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_id = value.toByteArray();
    } else if (name == "retry") {
        bool isNumber = false;
        const qint64 number = value.toLongLong(&isNumber);
        if (isNumber && std::all_of(value.begin(), value.end(), isDigit))
            m_retry = std::chrono::milliseconds(number);
    }
}

void EventStreamParser::dispatch(QList<StreamEvent> &events)
{
    m_lastId = m_id;
    QByteArray type = std::exchange(m_type, {});
    QByteArray data = std::exchange(m_data, {});
    if (data.isEmpty())
        return;
    data.chop(1);
    events.append({.type = type.isEmpty() ? QByteArray("message") : std::move(type),
                   .data = std::move(data),
                   .lastId = m_lastId});
}

} // namespace madang::client
