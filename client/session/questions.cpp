// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/questions.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

Questions::Questions(const Clock &clock, Alarms &alarms, std::function<void()> onOverdue)
    : m_clock(clock)
    , m_onOverdue(std::move(onOverdue))
    , m_patience(alarms.make())
{
}

qint64 Questions::add(Taken taken)
{
    const qint64 ref = ++m_lastRef;
    m_asked.emplace(ref, Asked{.at = m_clock.steady(), .taken = std::move(taken)});
    watch();
    return ref;
}

void Questions::answer(const Reply &reply)
{
    const auto found = m_asked.find(reply.ref.value_or(0));
    if (found == m_asked.end())
        return;
    const Taken taken = std::move(found->second.taken);
    m_asked.erase(found);
    watch();
    if (const auto *answer = std::get_if<Answer>(&reply.result))
        taken(*answer);
    else
        taken(Unexpected(std::get<Error>(reply.result)));
}

std::vector<Questions::Taken> Questions::takeAll()
{
    m_patience->cancel();
    std::vector<Taken> all;
    for (auto &[ref, one] : std::exchange(m_asked, {}))
        all.push_back(std::move(one.taken));
    return all;
}

/// A server that lives but never answers one question is stuck; another connection may reach one that is not.
void Questions::watch()
{
    if (m_asked.empty()) {
        m_patience->cancel();
        return;
    }
    const auto wait = m_asked.begin()->second.at + answerMost - m_clock.steady();
    m_patience->set(std::max(wait, milliseconds::zero()), m_onOverdue);
}

} // namespace madang::client
