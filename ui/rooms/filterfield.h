// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QLineEdit>

namespace madang::ui
{

/// The field above the list: a magnifying glass, the words typed, and its shortcut while it is empty.
class FilterField : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterField)

public:
    explicit FilterField(const Icons &icons, QWidget *parent = nullptr);

    /// Shown at the right; the key itself is the window's business.
    void setHint(const QString &shortcut);

signals:
    /// Up or Down: the list below is meant.
    void stepRequested(int key);
    void escaped();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void adopt();

    const Icons &m_icons;
    QString m_hint;
};

} // namespace madang::ui
