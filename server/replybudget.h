// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json/json.h"
#include "protocol/limits.h"

#include <QJsonDocument>

namespace madang::server
{

/// Counts what a list in a reply has grown to, so that the reply ends below limits::replyBytes. The first thing always
/// fits: a reply that never gets anywhere would be worse than a long one.
class ReplyBudget
{
public:
    /// Whether there is room for it; what is asked for is counted.
    template <typename T>
    [[nodiscard]] bool takes(const T &item)
    {
        m_bytes += QJsonDocument(toJson(item)).toJson(QJsonDocument::Compact).size() + 1;
        return m_count++ == 0 || m_bytes <= limits::replyBytes;
    }

private:
    static constexpr qsizetype envelope = 1'024; ///< the reply around the list

    qsizetype m_bytes = envelope;
    qsizetype m_count = 0;
};

} // namespace madang::server
