// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/figures.h"

#include <QDateTime>
#include <QLocale>

#include <array>

namespace madang::ui
{

using namespace Qt::StringLiterals;

QString Figures::size(double bytes)
{
    constexpr double step = 1000;
    static constexpr std::array units{"B"_L1, "kB"_L1, "MB"_L1, "GB"_L1};
    std::size_t unit = 0;
    for (; bytes >= step && unit + 1 < units.size(); ++unit)
        bytes /= step;
    return u"%1 %2"_s.arg(QLocale().toString(bytes, 'f', unit == 0 ? 0 : 1), units.at(unit));
}

QString Figures::seconds(std::chrono::milliseconds duration)
{
    return tr("%1 s").arg(QLocale().toString(static_cast<double>(duration.count()) / 1000, 'f', 1));
}

QString Figures::roundTrip(std::chrono::milliseconds duration)
{
    return duration.count() < 1 ? tr("under 1 ms") : tr("%1 ms").arg(QLocale().toString(qint64(duration.count())));
}

QString Figures::messages(qint64 messages, qint64 bytes)
{
    return tr("%n message(s), %1", nullptr, static_cast<int>(messages)).arg(size(static_cast<double>(bytes)));
}

QString Figures::perMessage(const client::Traffic &traffic)
{
    return tr("%1, %2 requests")
        .arg(size(traffic.bytesPerMessage()), QLocale().toString(traffic.requestsPerMessage(), 'f', 1));
}

QString Figures::timeOfDay(std::chrono::milliseconds wall)
{
    return QDateTime::fromMSecsSinceEpoch(wall.count()).toString(u"HH:mm:ss");
}

QString Figures::dateAndTime(std::chrono::milliseconds wall)
{
    return QDateTime::fromMSecsSinceEpoch(wall.count()).toString(u"yyyy-MM-dd HH:mm:ss");
}

} // namespace madang::ui
