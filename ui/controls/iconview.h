// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

namespace madang::ui
{

/// A drawing that only decorates.
class IconView : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconView)

public:
    /// `side` as in the design, at 100%.
    IconView(const Icons &icons, Icon icon, Role role, int side, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Icons &m_icons;
    Icon m_icon;
    Role m_role;
    int m_side;
};

} // namespace madang::ui
