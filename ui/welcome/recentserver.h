// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QMetaType>
#include <QString>

namespace madang::ui
{

/// A server that has been joined before.
struct RecentServer {
    QString id;
    QString name;
    QString address;
    QDate lastUsed;

    friend bool operator==(const RecentServer &, const RecentServer &) = default;
};

} // namespace madang::ui
