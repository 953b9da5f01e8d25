// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/controls/label.h"

namespace madang::ui
{

/// A word in a coloured pill.
class Chip : public Label
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Chip)

public:
    explicit Chip(const Theme &theme, QWidget *parent = nullptr);

    /// `front` on `back`.
    void setColours(Role front, Role back);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Role m_front = &Colours::text;
    Role m_back = &Colours::hover;
};

} // namespace madang::ui
