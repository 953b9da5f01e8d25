// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/pollbox.h"

#include "server/hub/frames.h"

#include <algorithm>
#include <utility>

namespace madang::server
{

namespace
{

constexpr qsizetype envelopeBytes = 256; ///< of an answer, beside what it carries

bool areAboutTheSame(const Frame &one, const Frame &other)
{
    return one.name == other.name && one.room == other.room && one.user == other.user;
}

} // namespace

void PollBox::put(const SharedFrame &frame)
{
    if (frame->position)
        m_position = frame->position;
    if (frame->kind == Frame::Kind::Event) {
        m_events.push_back(frame);
        m_eventBytes += frame->json.size();
    } else if (frame->name != Live::typeName) {
        putSignal(frame);
    }
}

void PollBox::putSignal(const SharedFrame &frame)
{
    const qsizetype replaced =
        m_signals.removeIf([&](const SharedFrame &each) { return areAboutTheSame(*each, *frame); });
    m_signals.append(frame);
    if (!frames::isPassing(*frame))
        return;
    m_passing += 1 - replaced;
    if (m_passing <= mostPassing)
        return;
    const auto oldest = std::find_if(m_signals.cbegin(), m_signals.cend(),
                                     [](const SharedFrame &each) { return frames::isPassing(*each); });
    m_signals.erase(oldest);
    --m_passing;
}

void PollBox::clear()
{
    *this = PollBox();
}

void PollBox::dropSignals()
{
    m_signals.clear();
    m_passing = 0;
}

PollBox::Load PollBox::take()
{
    Load load;
    qsizetype room = mostBytes - envelopeBytes;
    for (const SharedFrame &signal : std::as_const(m_signals)) {
        load.passing.append(signal->json);
        room -= signal->json.size() + 1;
    }
    dropSignals();
    while (!m_events.empty() && (load.events.isEmpty() || m_events.front()->json.size() < room)) {
        const SharedFrame event = std::move(m_events.front());
        m_events.pop_front();
        m_eventBytes -= event->json.size();
        room -= event->json.size() + 1;
        load.events.append(event->json);
        load.position = event->position;
    }
    load.isAll = m_events.empty();
    if (load.isAll)
        load.position = m_position;
    return load;
}

} // namespace madang::server
