// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/times.h"

#include <algorithm>

namespace madang::ui
{

using namespace Qt::StringLiterals;

QString Times::clock(const QTime &time)
{
    return time.toString(u"HH:mm");
}

QString Times::date(const QDate &day, Year year) const
{
    if (isKorean()) {
        return m_locale.toString(day, year == Year::Shown ? u"yyyy년 M월 d일" : u"M월 d일");
    }
    return m_locale.toString(day, year == Year::Shown ? u"d MMMM yyyy" : u"d MMMM");
}

QString Times::weekdayAndDate(const QDate &day, Year year) const
{
    const QString weekday = m_locale.standaloneDayName(day.dayOfWeek());
    return isKorean() ? u"%1 %2"_s.arg(date(day, year), weekday) : u"%1, %2"_s.arg(weekday, date(day, year));
}

QString Times::day(const QDate &day, const QDate &today) const
{
    if (day == today) {
        return tr("Today");
    }
    if (day.addDays(1) == today) {
        return tr("Yesterday");
    }
    return weekdayAndDate(day, day.year() == today.year() ? Year::Hidden : Year::Shown);
}

QString Times::dayInLine(const QDate &day, const QDate &today) const
{
    if (day == today) {
        return tr("today");
    }
    if (day.addDays(1) == today) {
        return tr("yesterday");
    }
    return date(day, day.year() == today.year() ? Year::Hidden : Year::Shown);
}

QString Times::full(const QDateTime &moment) const
{
    return weekdayAndDate(moment.date(), Year::Shown) + u", "_s + moment.time().toString(u"HH:mm:ss");
}

QString Times::ago(const QDateTime &moment, const QDateTime &now) const
{
    constexpr int minute = 60;
    constexpr int hour = 60 * minute;
    constexpr qint64 twoDays = 172'800;
    const int seconds = static_cast<int>(std::clamp<qint64>(moment.secsTo(now), 0, twoDays));
    if (seconds < minute) {
        return tr("just now");
    }
    if (seconds < hour) {
        return tr("%n min ago", nullptr, seconds / minute);
    }
    if (seconds < 12 * hour) {
        return tr("%n h ago", nullptr, seconds / hour);
    }
    return dayInLine(moment.date(), now.date());
}

} // namespace madang::ui
