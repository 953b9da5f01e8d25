// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/changes.h"

namespace madang::server
{

Changes::Changes(Log &log, Committed committed)
    : m_log(log)
    , m_committed(std::move(committed))
{
}

void Changes::submit(Weight weight, const ChangeKey &key, Decide decide, Then then)
{
    m_waiting.push_back({weight, key, std::move(decide), std::move(then)});
    decideNext();
}

void Changes::whenSettled(const std::function<void()> &then)
{
    submit(Weight::Structure, {}, {}, [then](const Expected<std::optional<Commit>, Error> & /*nothing*/) { then(); });
}

void Changes::decideNext()
{
    if (m_deciding)
        return;
    m_deciding = true;
    while (!m_waiting.empty() && !m_structureUnderWay) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        decide(next);
    }
    m_deciding = false;
}

void Changes::decide(const Waiting &next)
{
    if (!next.decide) {
        next.then(std::optional<Commit>());
        return;
    }
    auto decision = next.decide();
    if (decision && *decision) {
        append(next, std::move(**decision));
        return;
    }
    m_log.find(next.key.author, next.key.id, next.key.hash,
               [then = next.then, decision](const Expected<std::optional<Commit>, Error> &found) {
                   if (!found || *found)
                       then(found);
                   else if (decision)
                       then(std::optional<Commit>());
                   else
                       then(Unexpected(decision.error()));
               });
}

void Changes::append(const Waiting &next, Draft draft)
{
    m_structureUnderWay = next.weight == Weight::Structure;
    Change change{.author = next.key.author,
                  .id = next.key.id,
                  .hash = next.key.hash,
                  .body = std::move(draft.body),
                  .room = std::move(draft.room)};
    m_log.append(std::move(change), [this, weight = next.weight, then = next.then](const AppendResult &result) {
        // Who removes oneself has no connection any more when that is carried through.
        const bool isFarewell = result && std::holds_alternative<UserRemoved>(result->event.body);
        if (isFarewell)
            then(std::optional<Commit>(*result));
        if (result && !result->duplicate)
            m_committed(*result);
        if (weight == Weight::Structure)
            m_structureUnderWay = false;
        if (!result)
            then(Unexpected(result.error()));
        else if (!isFarewell)
            then(std::optional<Commit>(*result));
        decideNext();
    });
}

} // namespace madang::server
