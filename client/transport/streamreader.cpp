// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/streamreader.h"

#include <utility>

namespace madang::client
{

std::optional<QList<QByteArray>> EventReader::take(QByteArrayView bytes)
{
    QList<QByteArray> messages;
    const auto events = m_parser.take(bytes);
    for (const auto &event : events)
        messages.append(event.data);
    return m_parser.isOverfull() ? std::nullopt : std::optional(messages);
}

std::optional<QList<QByteArray>> LineReader::take(QByteArrayView bytes)
{
    QList<QByteArray> messages;
    for (auto end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n')) {
        m_line += bytes.first(end);
        bytes = bytes.sliced(end + 1);
        const QByteArray line = std::exchange(m_line, {}).trimmed();
        if (!line.isEmpty())
            messages.append(line);
    }
    m_line += bytes;
    return m_line.size() > EventStreamParser::usualMost ? std::nullopt : std::optional(messages);
}

} // namespace madang::client
