// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/contenthash.h"
#include "server/log/log.h"

#include <deque>
#include <functional>

namespace madang::server
{

/// What a durable command comes to when its rights are looked at: what shall be stored.
struct Draft {
    EventBody body;
    RoomId room{};
};
/// Nothing, where what was asked for is there already; or a refusal.
using Decision = Expected<std::optional<Draft>, Error>;

/// Whether others' rights or names depend on the outcome.
enum class Weight {
    Content,   ///< posts, edits, reactions: many at a time
    Structure, ///< rooms, members, users: one at a time
};

/// Who asks for a change and under which id.
struct ChangeKey {
    UserId author;
    QString id;
    QByteArray hash;
};

template <Durable C>
[[nodiscard]] ChangeKey keyOf(const UserId &author, const C &command)
{
    return {.author = author, .id = command.id.value, .hash = contentHash(Command(command))};
}

/// Carries changes to the log, so that every decision is made on what is committed and every id is carried out once.
///
/// A decision waits while a change of structure is between its decision and its commit. What is refused, or has nothing
/// to store, is looked up first: a repetition gets the first answer, whatever the rights are by now.
class Changes
{
public:
    using Decide = std::function<Decision()>;
    /// The commit; nothing where nothing was to be stored.
    using Then = std::function<void(const Expected<std::optional<Commit>, Error> &)>;
    /// Something new is in the log; called before the answer to who asked.
    using Committed = std::function<void(const Commit &)>;

    Changes(Log &log, Committed committed);

    void submit(Weight weight, const ChangeKey &key, Decide decide, Then then);
    /// Once all that was submitted until now is decided, and what it changed of the structure is committed; perhaps at
    /// once.
    void whenSettled(const std::function<void()> &then);

private:
    struct Waiting {
        Weight weight;
        ChangeKey key;
        Decide decide; ///< none: only waits for its turn
        Then then;
    };

    void decideNext();
    void decide(const Waiting &next);
    void append(const Waiting &next, Draft draft);

    Log &m_log;
    Committed m_committed;
    std::deque<Waiting> m_waiting;
    bool m_structureUnderWay = false;
    bool m_deciding = false;
};

} // namespace madang::server
