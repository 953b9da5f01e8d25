// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QTime>

namespace madang::ui
{

/// The words around the messages.
class TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(TimelineWords)

public:
    [[nodiscard]] static QString newLine() { return tr("New"); }
    /// "12 new since 14:02"
    [[nodiscard]] static QString newSince(int count, const QString &time)
    {
        return tr("%n new since %1", nullptr, count).arg(time);
    }
    [[nodiscard]] static QString newMessages(int count) { return tr("%n new", nullptr, count); }
    [[nodiscard]] static QString jump() { return tr("Jump"); }
    [[nodiscard]] static QString toLatest(int count)
    {
        return count > 0 ? tr("To the latest message, %n new", nullptr, count) : tr("To the latest message");
    }
    [[nodiscard]] static QString nobodyWrote() { return tr("Nobody has written here yet."); }
    [[nodiscard]] static QString invite() { return tr("Invite people"); }
    [[nodiscard]] static QString notLoaded() { return tr("The messages could not be loaded."); }
    [[nodiscard]] static QString timeline() { return tr("Messages"); }
};

} // namespace madang::ui
