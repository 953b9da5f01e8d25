// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/framewatch.h"
#include "tests/fuzz/targets.h"

#include <algorithm>

namespace madang::fuzz
{

using server::FrameWatch;

namespace
{

constexpr qint64 mostMessageBytes = 200;

struct Watched {
    std::optional<CloseCode> code;
    qint64 pauses = 0;
    qint64 beats = 0;
    bool isMidway = false;

    bool operator==(const Watched &) const = default;
};

/// In pieces, and skipping payload where that is allowed.
Watched watched(QByteArrayView stream, qsizetype piece)
{
    FrameWatch watch(mostMessageBytes);
    Watched seen;
    while (!stream.isEmpty() && !seen.code) {
        const qsizetype length = std::min(piece, stream.size());
        const qint64 skipped = std::min<qint64>(length, watch.payloadLeft());
        if (skipped > 0)
            watch.skip(skipped);
        seen.code = watch.take(stream.first(length).sliced(skipped));
        stream = stream.sliced(length);
        demand(watch.payloadLeft() >= 0 && watch.payloadLeft() <= mostMessageBytes, "payloads are bounded");
    }
    seen.pauses = watch.pauses();
    seen.beats = watch.beats();
    seen.isMidway = !seen.code && watch.isMidway();
    return seen;
}

} // namespace

void tryFrames(QByteArrayView bytes)
{
    const Watched whole = watched(bytes, std::max<qsizetype>(bytes.size(), 1));
    for (const qsizetype piece : {qsizetype{1}, qsizetype{3}, qsizetype{50}})
        demand(watched(bytes, piece) == whole, "however a stream is cut, the same is seen");
}

} // namespace madang::fuzz
