// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/eventstreamparser.h"
#include "tests/fuzz/targets.h"

#include <algorithm>

namespace madang::fuzz
{

using client::EventStreamParser;
using client::StreamEvent;

namespace
{

constexpr qsizetype mostBytes = 200; // small, so that short inputs reach it

struct Streamed {
    QList<StreamEvent> events;
    QByteArray lastId;
    std::optional<std::chrono::milliseconds> retry;
    bool isOverfull = false;

    bool operator==(const Streamed &) const = default;
};

Streamed streamed(QByteArrayView stream, qsizetype piece)
{
    EventStreamParser parser(mostBytes);
    Streamed seen;
    while (!stream.isEmpty()) {
        const qsizetype length = std::min(piece, stream.size());
        seen.events += parser.take(stream.first(length));
        stream = stream.sliced(length);
    }
    seen.lastId = parser.lastId();
    seen.retry = parser.retry();
    seen.isOverfull = parser.isOverfull();
    return seen;
}

/// The event told again, in the plainest way.
QByteArray written(const StreamEvent &event)
{
    QByteArray text = "id: " + event.lastId + "\nevent: " + event.type + '\n';
    for (const QByteArray &line : event.data.split('\n'))
        text += "data: " + line + '\n';
    return text + '\n';
}

} // namespace

void tryEvents(QByteArrayView bytes)
{
    const Streamed whole = streamed(bytes, std::max<qsizetype>(bytes.size(), 1));
    for (const qsizetype piece : {qsizetype{1}, qsizetype{2}, qsizetype{3}, qsizetype{17}})
        demand(streamed(bytes, piece) == whole, "however a stream is cut, the same events come");
    for (const StreamEvent &event : whole.events) {
        demand(event.data.size() <= mostBytes, "an event is bounded");
        demand(!event.data.contains('\r') && !event.type.contains('\r') && !event.lastId.contains('\0'),
               "lines are lines");
        EventStreamParser again;
        demand(again.take(written(event)) == QList<StreamEvent>{event}, "what was understood is understood again");
    }
}

} // namespace madang::fuzz
