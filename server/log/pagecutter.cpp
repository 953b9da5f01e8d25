// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/pagecutter.h"

#include <QJsonDocument>

#include <algorithm>

namespace madang::server
{
namespace
{

constexpr qsizetype envelopeBytes = 1'024; // the reply around the messages

} // namespace

PageCutter::PageCutter(const History &query)
    : m_limit(std::clamp<qint64>(query.limit, 1, limits::historyPage))
    , m_backwards(!query.after.has_value())
    , m_bytes(envelopeBytes)
{
}

bool PageCutter::take(Message message)
{
    const bool first = m_page.messages.isEmpty();
    if (m_page.messages.size() < m_limit) {
        m_bytes += QJsonDocument(toJson(message)).toJson(QJsonDocument::Compact).size() + 1;
        if (first || m_bytes <= limits::replyBytes) {
            m_page.messages.append(std::move(message));
            return true;
        }
    }
    m_page.more = true;
    return false;
}

HistoryPage PageCutter::page() &&
{
    if (m_backwards)
        std::reverse(m_page.messages.begin(), m_page.messages.end());
    return std::move(m_page);
}

} // namespace madang::server
