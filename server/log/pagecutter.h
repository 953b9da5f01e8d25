// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/messages.h"
#include "server/replybudget.h"

namespace madang::server
{

/// Collects a page of history message by message, nearest to the asked position first, and knows when it is full.
class PageCutter
{
public:
    explicit PageCutter(const History &query);

    /// Whether the messages come by descending `n`: before something, or the newest.
    [[nodiscard]] bool isBackwards() const { return m_backwards; }
    /// False when this one no longer fits; then there is more, and nothing else is to be offered.
    [[nodiscard]] bool take(Message message);
    [[nodiscard]] HistoryPage page() &&;

private:
    qint64 m_limit = 0;
    bool m_backwards = false;
    ReplyBudget m_budget;
    HistoryPage m_page;
};

} // namespace madang::server
