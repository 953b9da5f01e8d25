// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/clock.h"

#include <QHash>
#include <QObject>

#include <chrono>

namespace madang::ui
{

/// Decides what has been read: a message that was wholly on screen, in the active window, for one second.
/// It has no timer: who owns it calls check() now and then while `isWaiting`.
class ReadTracker : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadTracker)

public:
    static constexpr std::chrono::milliseconds enough{1000};

    explicit ReadTracker(const client::Clock &clock, QObject *parent = nullptr);

    /// Another room: everything up to `n` is read already.
    void begin(qint64 n);
    /// The messages that are wholly on screen now; 0, 0: none, or nobody looks.
    void setSeen(qint64 firstN, qint64 lastN);
    void check();

    [[nodiscard]] bool isWaiting() const { return !m_since.isEmpty(); }
    [[nodiscard]] qint64 readN() const { return m_readN; }

signals:
    void readUpTo(qint64 n);

private:
    const client::Clock &m_clock;
    QHash<qint64, std::chrono::milliseconds> m_since; ///< unread ones on screen
    qint64 m_readN = 0;
};

} // namespace madang::ui
