// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/timeline/rowsteps.h"

#include <QHash>

#include <vector>

namespace madang::client
{

QList<RowStep> stepsBetween(const QList<Row> &before, const QList<Row> &after)
{
    QHash<MessageId, int> places;
    places.reserve(after.size());
    for (int i = 0; i < after.size(); ++i)
        places.insert(after[i].id, i);

    std::vector<bool> stays(static_cast<size_t>(before.size()), false);
    std::vector<bool> wasThere(static_cast<size_t>(after.size()), false);
    int furthest = -1;
    for (int i = 0; i < before.size(); ++i) {
        const int place = places.value(before[i].id, -1);
        if (place <= furthest)
            continue;
        furthest = place;
        stays[static_cast<size_t>(i)] = true;
        wasThere[static_cast<size_t>(place)] = true;
    }

    QList<RowStep> steps;
    for (int last = static_cast<int>(before.size()) - 1; last >= 0; --last) {
        if (stays[static_cast<size_t>(last)])
            continue;
        int first = last;
        while (first > 0 && !stays[static_cast<size_t>(first - 1)])
            --first;
        steps.append({RowStep::Kind::Remove, first, last - first + 1});
        last = first;
    }
    for (int first = 0; first < after.size(); ++first) {
        if (wasThere[static_cast<size_t>(first)])
            continue;
        int end = first + 1;
        while (end < after.size() && !wasThere[static_cast<size_t>(end)])
            ++end;
        steps.append({RowStep::Kind::Insert, first, end - first});
        first = end;
    }
    return steps;
}

} // namespace madang::client
