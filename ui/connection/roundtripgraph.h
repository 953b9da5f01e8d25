// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/pulse.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace madang::ui
{

/// The latest round trips as a line, the newest at the right. In words it says the same to screen readers.
class RoundTripGraph : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoundTripGraph)

public:
    explicit RoundTripGraph(const Theme &theme, QWidget *parent = nullptr);

    void show(const QList<client::RoundTrip> &roundTrips);
    /// "Latest 14 ms, from 9 ms to 42 ms in 20 measurements."
    [[nodiscard]] static QString words(const QList<client::RoundTrip> &roundTrips);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    QList<client::RoundTrip> m_roundTrips;
};

} // namespace madang::ui
