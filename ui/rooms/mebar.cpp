// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/rooms/mebar.h"

#include "ui/controls/iconbutton.h"
#include "ui/text/avatar.h"
#include "ui/theme/shapes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace madang::ui
{

MeButton::MeButton(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &MeButton::updateGeometry);
}

void MeButton::show(const MeRow &me)
{
    m_me = me;
    update();
}

QSize MeButton::sizeHint() const
{
    return {m_theme.px(120), m_theme.px(44)};
}

void MeButton::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &c = m_theme.colours();
    const int u = m_theme.unit();
    QPainter painter(this);
    if (underMouse() || isDown()) {
        paintBox(painter, {.rect = rect(), .radius = m_theme.px(6) * 1.0, .fill = c.hover, .line = {}});
    }
    if (hasFocus()) {
        paintFocusRing(painter, rect(), m_theme.px(6), m_theme);
    }
    const int side = 7 * u;
    paintAvatar(painter, QRectF(u, (height() - side) / 2.0, side, side), {.userId = m_me.userId, .name = m_me.name},
                m_theme);
    const int left = u + side + m_theme.px(10);
    const auto line = [&](const QRect &room, const QFont &font, const QColor &colour, const QString &text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
    };
    const int half = height() / 2;
    const QRect upper(left, m_theme.px(3), width() - left - u, half - m_theme.px(3));
    const int dot = m_theme.px(10);
    line(upper, m_theme.fonts().name, c.text, m_me.name);
    Presences::paint(painter, QRectF(left, half + (half - m_theme.px(3) - dot) / 2.0, dot, dot), m_me.presence,
                     m_theme);
    const QRect lower(left + dot + u, half, width() - left - dot - 2 * u, half - m_theme.px(3));
    line(lower, m_theme.fonts().secondary, c.textSecondary, Presences::name(m_me.presence));
}

MeBar::MeBar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_button(new MeButton(icons.theme()))
    , m_settings(new IconButton(icons, Icon::Gear))
{
    auto *row = new QHBoxLayout(this);
    icons.theme().follow(this, [this, row] {
        const int u = m_icons.theme().unit();
        row->setContentsMargins(2 * u, u, 2 * u, u);
        row->setSpacing(u);
    });
    row->addWidget(m_button, 1);
    row->addWidget(m_settings);
    connect(m_button, &MeButton::clicked, this, &MeBar::offerPresence);
    connect(m_settings, &IconButton::clicked, this,
            [this] { emit settingsRequested(m_settings->mapToGlobal(QPoint(0, 0))); });
    retranslate();
}

void MeBar::show(const MeRow &me)
{
    m_me = me;
    m_button->show(me);
    retranslate();
}

void MeBar::openSettings()
{
    m_settings->click();
}

void MeBar::retranslate()
{
    m_button->setAccessibleName(tr("%1, %2. Change how you are shown").arg(m_me.name, Presences::name(m_me.presence)));
    m_button->setToolTip(tr("Change how you are shown"));
    m_settings->setWording(tr("Settings"), Qt::CTRL | Qt::Key_Comma);
    m_button->update();
}

void MeBar::offerPresence()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const PresenceMark mark : {PresenceMark::Active, PresenceMark::Away, PresenceMark::Busy}) {
        QAction *action = menu->addAction(Presences::name(mark));
        action->setCheckable(true);
        action->setChecked(m_me.presence == mark);
        connect(action, &QAction::triggered, this, [this, mark] { emit presenceChosen(mark); });
    }
    menu->popup(mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void MeBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, m_icons.theme().colours().border);
}

void MeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace madang::ui
