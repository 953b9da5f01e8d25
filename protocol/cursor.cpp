// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/cursor.h"

#include "protocol/limits.h"
#include "protocol/rules.h"

namespace madang
{

QString toText(const Cursor &cursor)
{
    return cursor.epoch.value + u'.' + QString::number(cursor.seq);
}

std::optional<Cursor> cursorFromText(QStringView text)
{
    const auto dot = text.indexOf(u'.');
    if (dot < 0)
        return std::nullopt;
    const auto epoch = text.first(dot);
    const auto digits = text.sliced(dot + 1);
    constexpr qsizetype digitsMax = 16;
    if (!rules::isId(epoch) || digits.isEmpty() || digits.size() > digitsMax ||
        (digits.size() > 1 && digits.front() == u'0'))
        return std::nullopt;
    qint64 seq = 0;
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'9')
            return std::nullopt;
        constexpr qint64 base = 10;
        seq = seq * base + (digit.unicode() - u'0');
    }
    if (seq > limits::integerMax)
        return std::nullopt;
    return Cursor{EpochId{epoch.toString()}, seq};
}

} // namespace madang
