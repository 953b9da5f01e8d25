// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/clock.h"
#include "protocol/codec.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace madang::client
{

/// What was asked over a connection and has no answer yet.
class Questions
{
public:
    using Taken = std::function<void(const Expected<Answer, Error> &)>;

    static constexpr milliseconds answerMost{60'000};

    /// `onOverdue` is called when the oldest one has waited for too long.
    Questions(const Clock &clock, Alarms &alarms, std::function<void()> onOverdue);

    /// Returns the number to ask it under.
    [[nodiscard]] qint64 add(Taken taken);
    [[nodiscard]] qint64 nextRef() const { return m_lastRef + 1; }
    /// Hands an answer to who asked; what nobody asked is skipped.
    void answer(const Reply &reply);
    /// Those that will have no answer any more, in the order of their asking.
    [[nodiscard]] std::vector<Taken> takeAll();

private:
    struct Asked {
        milliseconds at{};
        Taken taken;
    };

    void watch();

    const Clock &m_clock;
    std::function<void()> m_onOverdue;
    std::unique_ptr<Alarm> m_patience; ///< with the oldest
    std::map<qint64, Asked> m_asked;
    qint64 m_lastRef = 0;
};

} // namespace madang::client
