// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/directory.h"
#include "server/hub/line.h"
#include "server/log/log.h"

#include <functional>
#include <memory>

namespace madang::server
{

/// Brings lines from their cursor to the head, page by page as their outlet drains, and hands each over in the very
/// turn in which it has everything: no event is missed or doubled between replay and live.
class Replays
{
public:
    using Done = std::function<void(const std::shared_ptr<Line> &)>;

    /// `done` gets each line that is at the head.
    Replays(const Directory &directory, LogReader &reader, Done done);

    /// From `line.position` on.
    void start(const std::shared_ptr<Line> &line);
    /// There is room for the next page.
    void drained(const std::shared_ptr<Line> &line);

    using Reached = std::function<void(const Expected<std::optional<Cursor>, Error> &)>;
    /// Whether what happened since `cursor`, as it came, can be brought to this line: then where it is, else nothing.
    void reach(const std::shared_ptr<Line> &line, const QString &cursor, const Reached &then);

private:
    /// What the line may hear of the log after a position: rights of now.
    [[nodiscard]] EventQuery visible(const Line &line, qint64 after) const;
    void nextPage(const std::shared_ptr<Line> &line);
    void sendPage(const std::shared_ptr<Line> &line, const EventQuery &query, const QList<Event> &events);

    const Directory &m_directory;
    LogReader &m_reader;
    Done m_done;
};

} // namespace madang::server
