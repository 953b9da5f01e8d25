// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/pagecutter.h"

#include <algorithm>

namespace madang::server
{

PageCutter::PageCutter(const History &query)
    : m_limit(std::clamp<qint64>(query.limit, 1, limits::historyPage))
    , m_backwards(!query.after.has_value())
{
}

bool PageCutter::take(Message message)
{
    if (m_page.messages.size() < m_limit && m_budget.takes(message)) {
        m_page.messages.append(std::move(message));
        return true;
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
