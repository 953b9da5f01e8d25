// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace madang::ui
{

/// How a label looks.
struct LabelLook {
    QFont Fonts::*font = &Fonts::body;
    Role colour = &Colours::text;
};

/// Plain text in a font and a colour of the theme. When it wraps, Korean words stay whole; when it does not, what has
/// no room is elided and shown as a tooltip.
class Label : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Label)

public:
    enum class Wrap { Elide, Words };

    Label(const Theme &theme, LabelLook look, Wrap wrap = Wrap::Elide, QWidget *parent = nullptr);

    void setColour(Role colour);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_wrap == Wrap::Words; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void adopt();
    [[nodiscard]] qreal lineHeight() const;

    const Theme &m_theme;
    LabelLook m_look;
    Wrap m_wrap;
};

} // namespace madang::ui
