// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>

namespace madang::ui
{

using std::chrono::milliseconds;

/// Whether somebody is writing just now: from the first letter until five seconds without another, or until the text is
/// gone. It is told what happens and when, and owns no timer.
class TypingRules
{
public:
    enum class Change { None, Started, Stopped };

    /// `writing` is false for an empty text and for a command.
    [[nodiscard]] Change onText(bool writing, milliseconds now);
    [[nodiscard]] Change onTick(milliseconds now);
    /// Sent, or the focus has gone.
    [[nodiscard]] Change onEnd();
    [[nodiscard]] bool isTyping() const { return m_last.has_value(); }

private:
    static constexpr milliseconds longestPause{5000};

    std::optional<milliseconds> m_last;
};

} // namespace madang::ui
