// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

namespace madang::ui
{

/// Days and times in words of one language. Which day is today comes from outside.
class Times
{
    Q_DECLARE_TR_FUNCTIONS(Times)

public:
    explicit Times(const QLocale &locale = QLocale())
        : m_locale(locale)
    {
    }

    /// "14:02"
    [[nodiscard]] static QString clock(const QTime &time);
    /// "Today", "Yesterday", "Tuesday, 4 March"; with the year when it is another one.
    [[nodiscard]] QString day(const QDate &day, const QDate &today) const;
    /// The same without the weekday and in the middle of a line: "yesterday", "4 March".
    [[nodiscard]] QString dayInLine(const QDate &day, const QDate &today) const;
    /// For tooltips: "Tuesday, 4 March 2025, 14:02:31"
    [[nodiscard]] QString full(const QDateTime &moment) const;
    /// "just now", "12 min ago", "3 h ago", then days.
    [[nodiscard]] QString ago(const QDateTime &moment, const QDateTime &now) const;

private:
    enum class Year { Shown, Hidden };
    [[nodiscard]] QString date(const QDate &day, Year year) const;
    [[nodiscard]] QString weekdayAndDate(const QDate &day, Year year) const;
    [[nodiscard]] bool isKorean() const { return m_locale.language() == QLocale::Korean; }

    QLocale m_locale;
};

} // namespace madang::ui
