// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/clock.h"
#include "client/connection/traffic.h"

#include <QCoreApplication>

namespace madang::ui
{

/// Amounts and times as people read them.
class Figures
{
    Q_DECLARE_TR_FUNCTIONS(Figures)

public:
    /// "310 B", "52.1 kB"
    [[nodiscard]] static QString size(double bytes);
    /// "2.5 s"
    [[nodiscard]] static QString seconds(std::chrono::milliseconds duration);
    /// "14 ms"
    [[nodiscard]] static QString roundTrip(std::chrono::milliseconds duration);
    /// "148 messages, 52.1 kB"
    [[nodiscard]] static QString messages(qint64 messages, qint64 bytes);
    /// "310 B, 0.2 requests"
    [[nodiscard]] static QString perMessage(const client::Traffic &traffic);
    /// "09:01:12"
    [[nodiscard]] static QString timeOfDay(std::chrono::milliseconds wall);
    /// "2026-11-21 09:01:12"
    [[nodiscard]] static QString dateAndTime(std::chrono::milliseconds wall);
};

} // namespace madang::ui
