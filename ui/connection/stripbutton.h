// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace madang::ui
{

/// A small outlined button in the strip's own colours.
class StripButton : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StripButton)

public:
    explicit StripButton(const Theme &theme, QWidget *parent = nullptr);

    void setFront(Role role);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Role m_front = &Colours::text;
};

} // namespace madang::ui
