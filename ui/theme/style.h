// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

class QApplication;

namespace madang::ui
{

class Theme;

/// Fusion with our shapes: flat buttons, round corners, hairlines, one kind of focus ring. A default push button is
/// filled with the accent, a flat one is text in it, any other has an outline.
class Style : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Style)

public:
    explicit Style(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    void drawButtonPanel(const QStyleOption &option, QPainter &painter) const;
    void drawToolPanel(const QStyleOption &option, QPainter &painter) const;
    void drawField(const QStyleOption &option, QPainter &painter) const;
    void drawCheck(const QStyleOption &option, QPainter &painter) const;
    void drawRadio(const QStyleOption &option, QPainter &painter) const;
    void drawScrollBar(const QStyleOptionComplex &option, QPainter &painter) const;
    void drawComboBox(const QStyleOptionComplex &option, QPainter &painter) const;

    const Theme &m_theme;
};

/// Puts the theme on the whole application, now and at each change of it.
void wear(QApplication &application, const Theme &theme);

} // namespace madang::ui
