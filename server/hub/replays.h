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

    /// What `reader` may see of the log between two positions: rights of now.
    [[nodiscard]] static EventQuery visible(const Directory &directory, const UserId &reader, qint64 after);

private:
    void nextPage(const std::shared_ptr<Line> &line);
    void sendPage(const std::shared_ptr<Line> &line, const EventQuery &query, const QList<Event> &events);

    const Directory &m_directory;
    LogReader &m_reader;
    Done m_done;
};

} // namespace madang::server
