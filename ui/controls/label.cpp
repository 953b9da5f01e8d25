// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/label.h"

#include "ui/text/linebreak.h"
#include "ui/text/usertext.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

namespace madang::ui
{

namespace
{
constexpr int wrappedColumns = 46;
}

Label::Label(const Theme &theme, LabelLook look, Wrap wrap, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_look(look)
    , m_wrap(wrap)
{
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(wrap == Wrap::Words);
    setSizePolicy(policy);
    adopt();
    connect(&theme, &Theme::changed, this, &Label::adopt);
}

void Label::setColour(Role colour)
{
    m_look.colour = colour;
    adopt();
}

void Label::adopt()
{
    setFont(m_theme.fonts().*m_look.font);
    QPalette own = palette();
    own.setColor(QPalette::WindowText, m_theme.colour(m_look.colour));
    setPalette(own);
    updateGeometry();
}

qreal Label::lineHeight() const
{
    return qRound(QFontInfo(font()).pixelSize() * 1.45);
}

QSize Label::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int whole = metrics.horizontalAdvance(text()) + 1;
    if (m_wrap == Wrap::Elide) {
        return {whole, qMax(metrics.height(), qRound(lineHeight()))};
    }
    const int width = qMin(whole, wrappedColumns * QFontInfo(font()).pixelSize() * 2 / 3);
    return {width, heightForWidth(width)};
}

QSize Label::minimumSizeHint() const
{
    const int letters = QFontMetrics(font()).averageCharWidth() * 3;
    return m_wrap == Wrap::Elide ? QSize(qMin(letters, sizeHint().width()), sizeHint().height())
                                 : QSize(letters * 3, qRound(lineHeight()));
}

int Label::heightForWidth(int width) const
{
    if (m_wrap == Wrap::Elide || text().isEmpty()) {
        return -1;
    }
    QTextLayout layout(layoutText(text()), font());
    return qCeil(layOutParagraph(layout, {.width = static_cast<qreal>(width), .lineHeight = lineHeight()}).height());
}

void Label::paintEvent(QPaintEvent *event)
{
    if (text().isEmpty()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    if (m_wrap == Wrap::Elide) {
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
        return;
    }
    QTextLayout layout(layoutText(text()), font());
    layOutParagraph(layout, {.width = static_cast<qreal>(width()), .lineHeight = lineHeight()});
    layout.draw(&painter, {0, 0});
}

void Label::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    update();
}

bool Label::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && m_wrap == Wrap::Elide &&
        fontMetrics().horizontalAdvance(text()) > width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), safeToolTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace madang::ui
