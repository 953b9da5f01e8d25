// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/accept.h"

#include <algorithm>

namespace madang::server
{

namespace
{

/// How much a type is wanted.
struct Want {
    int thousandths = 0; ///< the weight
    int exactness = 0;   ///< */*, then type/*, then the type

    [[nodiscard]] bool isAbove(const Want &other) const
    {
        return thousandths != other.thousandths ? thousandths > other.thousandths : exactness > other.exactness;
    }
};

/// `q=0.8` in thousandths; what can't be read is 1, as if it were not there.
int weightOf(const QByteArrayList &parameters)
{
    constexpr int full = 1'000;
    for (const QByteArray &parameter : parameters) {
        const QByteArray text = parameter.trimmed().toLower();
        if (!text.startsWith("q="))
            continue;
        bool isNumber = false;
        const double weight = text.mid(2).toDouble(&isNumber);
        return isNumber && weight >= 0 && weight <= 1 ? static_cast<int>(weight * full) : full;
    }
    return full;
}

int exactnessOf(const QByteArray &range, QByteArrayView type)
{
    if (range == "*/*")
        return 1;
    if (range.endsWith("/*"))
        return type.startsWith(range.chopped(1)) ? 2 : 0;
    return range == type ? 3 : 0;
}

/// The most exact range that matches says how much.
Want wantOf(const QByteArrayList &accepted, QByteArrayView type)
{
    Want want;
    for (const QByteArray &item : accepted) {
        QByteArrayList parts = item.split(';');
        const int exactness = exactnessOf(parts.takeFirst().trimmed().toLower(), type);
        if (exactness > want.exactness)
            want = {weightOf(parts), exactness};
    }
    return want;
}

} // namespace

std::optional<size_t> preferred(const QByteArrayList &accepted, std::span<const QByteArrayView> types)
{
    const bool isAnything =
        std::all_of(accepted.begin(), accepted.end(), [](const QByteArray &item) { return item.isEmpty(); });
    if (isAnything)
        return 0;
    std::optional<size_t> best;
    Want most;
    for (size_t i = 0; i < types.size(); ++i) {
        const Want want = wantOf(accepted, types[i]);
        if (want.thousandths == 0 || !want.isAbove(most))
            continue;
        best = i;
        most = want;
    }
    return best;
}

} // namespace madang::server
