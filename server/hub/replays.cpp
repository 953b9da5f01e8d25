// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/replays.h"

#include "server/hub/frames.h"
#include "server/hub/ownview.h"

namespace madang::server
{

Replays::Replays(const Directory &directory, LogReader &reader, Done done)
    : m_directory(directory)
    , m_reader(reader)
    , m_done(std::move(done))
{
}

EventQuery Replays::visible(const Line &line, qint64 after) const
{
    const UserId &reader = line.identity.user;
    QSet<RoomId> rooms = m_directory.roomsOf(reader);
    if (!line.room.isEmpty())
        rooms.intersect({line.room});
    return {.after = after, .upTo = m_directory.head(), .reader = reader, .rooms = rooms};
}

void Replays::reach(const std::shared_ptr<Line> &line, const QString &cursor, const Reached &then)
{
    const auto from = cursorFromText(cursor);
    if (!from || !m_directory.canResume(*from)) {
        then(std::optional<Cursor>());
        return;
    }
    m_reader.count(visible(*line, from->seq), limits::replayEvents + 1,
                   [from, then](const Expected<qint64, Error> &count) {
                       if (!count)
                           then(Unexpected(count.error()));
                       else
                           then(*count > limits::replayEvents ? std::nullopt : from);
                   });
}

void Replays::start(const std::shared_ptr<Line> &line)
{
    line->phase = Line::Phase::Replaying;
    nextPage(line);
}

void Replays::drained(const std::shared_ptr<Line> &line)
{
    if (line->phase == Line::Phase::Replaying)
        nextPage(line);
}

void Replays::nextPage(const std::shared_ptr<Line> &line)
{
    if (!line->isOpen() || line->pageAsked || !line->hasRoom())
        return; // drained() goes on
    if (line->position >= m_directory.head()) {
        m_done(line);
        return;
    }
    constexpr qint64 page = 64; // what does not fit in the queue is read again
    EventQuery query = visible(*line, line->position);
    query.limit = page;
    line->pageAsked = true;
    m_reader.events(query, [this, line, query](const Expected<QList<Event>, Error> &events) {
        line->pageAsked = false;
        if (!events)
            line->close(CloseCode::Retry);
        else
            sendPage(line, query, *events);
    });
}

void Replays::sendPage(const std::shared_ptr<Line> &line, const EventQuery &query, const QList<Event> &events)
{
    for (const Event &event : events) {
        if (!line->hasRoom())
            return; // the rest is read again when there is room
        line->send(frames::of(ownView(event, line->identity.user, m_directory).value_or(event)));
        line->position = event.seq;
    }
    if (events.size() < query.limit)
        line->position = query.upTo;
    nextPage(line);
}

} // namespace madang::server
