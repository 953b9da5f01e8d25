// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/pollclient.h"

#include <utility>

namespace madang::bench
{

namespace
{

constexpr std::string_view beginOfEvent = R"("ev":")"; // its keys are in alphabetical order: the text comes after it

uint64_t momentIn(std::chrono::nanoseconds pause)
{
    return static_cast<uint64_t>((std::chrono::steady_clock::now().time_since_epoch() + pause).count());
}

} // namespace

PollClient::PollClient(uint16_t port, Pace pace, HttpSession session, Heard heard)
    : Client(port, std::move(heard))
    , m_pace(std::move(pace))
    , m_session(std::move(session))
{
}

void PollClient::begin()
{
    write(m_session.hello());
}

void PollClient::take()
{
    m_answers.read(received(), m_body);
    if (m_answers.isRefused())
        breakOff();
    else if (m_answers.isWhole())
        takeAnswer();
    spare();
}

/// Of hello, or of a poll: both name the cursor from which it goes on.
void PollClient::takeAnswer()
{
    const std::string body = std::exchange(m_body, {});
    m_answers.next();
    m_session.takeCursor(body);
    std::string_view rest = body;
    while (!rest.empty()) {
        const size_t end = rest.find(beginOfEvent, 1);
        hear(rest.substr(0, end));
        rest.remove_prefix(std::min(end, rest.size()));
    }
    if (m_pace.pause > std::chrono::milliseconds::zero())
        wakeMeAt(momentIn(m_pace.pause));
    else
        onWoken();
}

void PollClient::onWoken()
{
    write(m_session.events("application/json", m_pace.wait));
}

} // namespace madang::bench
