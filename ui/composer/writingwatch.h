// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/clock.h"
#include "ui/composer/typing.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace madang::ui
{

/// Watches the clock while somebody writes: says when others may hear of it and when they have stopped, and when what
/// is written is due to be kept.
class WritingWatch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WritingWatch)

public:
    enum class Is { Writing, Not };

    explicit WritingWatch(const client::Clock &clock, QObject *parent = nullptr);

    /// The text is another one. Not: it is empty, or not for others to hear of.
    void note(Is is);
    /// Sent, or the focus has gone.
    void end();
    /// There is something to be kept, soon.
    void noteDraft();
    /// Whether something is to be kept; whoever asks keeps it.
    [[nodiscard]] bool takeDraft();
    /// Looks at the clock; the own timer calls it, and tests do.
    void tick();

signals:
    void started();
    void stopped();
    void draftDue();

private:
    void tell(TypingRules::Change change);

    const client::Clock &m_clock;
    QTimer m_timer;
    TypingRules m_typing;
    std::optional<client::milliseconds> m_draftDue;
};

} // namespace madang::ui
