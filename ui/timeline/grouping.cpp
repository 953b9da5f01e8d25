// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/grouping.h"

#include <QDateTime>

#include <algorithm>

namespace madang::ui
{

using client::Row;
using client::SendState;

namespace
{
bool continues(const Row &previous, const Row &row, const Placement &placement)
{
    const bool close = row.at - previous.at < std::chrono::minutes(5);
    return previous.author == row.author && close && !placement.newLine && !placement.day.isValid() && !row.quote;
}

// The first message of others that is new, if those before it are loaded too or there are none.
int newLineRow(const QList<Row> &rows, std::optional<qint64> newAfterN)
{
    if (!newAfterN || rows.isEmpty() || rows.first().n > *newAfterN + 1)
        return -1;
    const auto found =
        std::find_if(rows.begin(), rows.end(), [newAfterN](const Row &row) { return row.n > *newAfterN && !row.own; });
    return found == rows.end() || found->n == 1 ? -1 : static_cast<int>(found - rows.begin());
}
} // namespace

QDate dayOf(const Row &row)
{
    return QDateTime::fromMSecsSinceEpoch(row.at.count()).date();
}

QList<Placement> placements(const QList<Row> &rows, std::optional<qint64> newAfterN)
{
    QList<Placement> all;
    all.reserve(rows.size());
    const int newRow = newLineRow(rows, newAfterN);
    bool queued = false;
    int lastSent = -1;
    QDate previousDay;
    for (int i = 0; i < rows.size(); ++i) {
        const Row &row = rows[i];
        Placement placement{.newLine = i == newRow};
        const QDate day = dayOf(row);
        if (day != previousDay)
            placement.day = day;
        previousDay = day;
        placement.header = i == 0 || !continues(rows[i - 1], row, placement);
        if (row.state == SendState::Queued && !queued)
            placement.explainsQueue = queued = true;
        if (row.own && row.isPosted() && row.state == SendState::Sent && !row.deleted)
            lastSent = i;
        all.append(placement);
    }
    if (lastSent >= 0)
        all[lastSent].showsTick = true;
    return all;
}

} // namespace madang::ui
