// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"
#include "ui/welcome/recentserver.h"

#include <QAbstractButton>

namespace madang::ui
{

/// One server in "Open recent": its name, and below where it is and when it was used.
class RecentRow : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentRow)

public:
    RecentRow(const Theme &theme, const RecentServer &server, const QDate &today, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    RecentServer m_server;
    QDate m_today;
    QString m_where;
};

} // namespace madang::ui
