// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/composer/writingwatch.h"

#include <utility>

namespace madang::ui
{

namespace
{
using namespace std::chrono_literals;

constexpr auto draftDelay = 500ms;
constexpr auto tickEvery = 100ms;
} // namespace

WritingWatch::WritingWatch(const client::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setInterval(tickEvery);
    connect(&m_timer, &QTimer::timeout, this, &WritingWatch::tick);
}

void WritingWatch::note(Is is)
{
    tell(m_typing.onText(is == Is::Writing, m_clock.steady()));
    noteDraft();
}

void WritingWatch::end()
{
    tell(m_typing.onEnd());
}

void WritingWatch::noteDraft()
{
    m_draftDue = m_clock.steady() + draftDelay;
    m_timer.start();
}

bool WritingWatch::takeDraft()
{
    return std::exchange(m_draftDue, std::nullopt).has_value();
}

void WritingWatch::tick()
{
    const auto now = m_clock.steady();
    tell(m_typing.onTick(now));
    if (m_draftDue && now >= *m_draftDue) {
        emit draftDue();
    }
    if (!m_draftDue && !m_typing.isTyping()) {
        m_timer.stop();
    }
}

void WritingWatch::tell(TypingRules::Change change)
{
    if (change == TypingRules::Change::Started) {
        emit started();
    } else if (change == TypingRules::Change::Stopped) {
        emit stopped();
    }
}

} // namespace madang::ui
