// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/strip.h"

#include "ui/connection/linkstate.h"
#include "ui/connection/stripbutton.h"
#include "ui/connection/waywords.h"
#include "ui/controls/label.h"
#include "ui/theme/shapes.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using Kind = StripState::Kind;
using SteeringLook = client::Steering::Look;

namespace
{
// In pixels of the design.
constexpr int sideSpace = 20;
constexpr int iconSpace = 24;
constexpr int leastHeight = 32;
constexpr int aboveAndBelow = 12; ///< together, where there is more than a line
constexpr int between = 10;
constexpr int leastWords = 160;
} // namespace

ConnectionStrip::ConnectionStrip(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_text(new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::text}, Label::Wrap::Words))
    , m_kept(new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::text}, Label::Wrap::Words))
    , m_first(new StripButton(icons.theme()))
    , m_second(new StripButton(icons.theme()))
{
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addStretch();
    lines->addWidget(m_text);
    lines->addWidget(m_kept);
    lines->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    m_row->addLayout(lines, 1);
    m_row->addLayout(buttons);
    connect(m_first, &QPushButton::clicked, this, [this] { perform(StripLook::of(m_state).first); });
    connect(m_second, &QPushButton::clicked, this, [this] { perform(StripLook::of(m_state).second); });
    hide();
    icons.theme().follow(this, [this, buttons] {
        const Theme &theme = m_icons.theme();
        m_row->setSpacing(theme.px(between));
        buttons->setSpacing(theme.px(between));
        refresh();
    });
}

QString ConnectionStrip::sentence() const
{
    switch (m_state.kind) {
    case Kind::Hidden:
        return {};
    case Kind::Connecting:
        return tr("Connecting to %1…").arg(m_state.server);
    case Kind::Reconnecting:
        return tr("Reconnecting…");
    case Kind::WaitingSoon:
        return tr("Reconnecting soon…");
    case Kind::Waiting:
        return tr("No connection. Trying again in %n s.", nullptr, m_state.seconds);
    case Kind::Limited:
        if (!m_state.passage)
            return {};
        return m_state.look == SteeringLook::InVain ? WayWords::stillLimited(*m_state.passage)
                                                    : WayWords::limited(*m_state.passage);
    case Kind::Full:
        return tr("Full connection again.");
    case Kind::Back:
        return m_state.sent > 0 ? tr("Back online. %n messages sent.", nullptr, m_state.sent) : tr("Back online.");
    case Kind::SignedOut:
        return tr("You were signed out on this device.");
    case Kind::Refused:
        return m_state.reason ? LinkState::sentence(*m_state.reason) : QString();
    case Kind::CertificateChanged:
        return tr("The server's certificate changed.");
    }
    return {};
}

void ConnectionStrip::perform(StripAction action)
{
    switch (action) {
    case StripAction::None:
    case StripAction::ChangeProxy: // only the panel has room to say why
    case StripAction::Trying:
        break;
    case StripAction::TryNow:
        emit tryNow();
        break;
    case StripAction::TryFully:
        emit tryFully();
        break;
    case StripAction::UseBest:
        emit useBest();
        break;
    case StripAction::Details:
    case StripAction::Why:
        emit details();
        break;
    case StripAction::Cancel:
        emit cancelled();
        break;
    case StripAction::SignIn:
        emit signIn();
        break;
    case StripAction::Review:
        emit reviewCertificate();
        break;
    }
}

QString ConnectionStrip::text() const
{
    return m_kept->isHidden() ? m_text->text() : m_text->text() + u' ' + m_kept->text();
}

void ConnectionStrip::show(const StripState &state)
{
    if (state == m_state) {
        return;
    }
    const bool changed = state.kind != m_state.kind || state.passage != m_state.passage || state.look != m_state.look;
    m_state = state;
    refresh();
    setVisible(state.kind != Kind::Hidden);
    if (changed) {
        announce();
    }
}

void ConnectionStrip::setPanelOpen(bool open)
{
    m_panelOpen = open;
    refresh();
}

QString ConnectionStrip::heard() const
{
    if (m_state.kind == Kind::Waiting)
        return tr("No connection."); // without the seconds: these are seen, not heard
    if (m_state.look == SteeringLook::UnderWay)
        return tr("Trying the full connection…");
    return text();
}

void ConnectionStrip::announce()
{
    setAccessibleName(heard());
    if (!accessibleName().isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void ConnectionStrip::refresh()
{
    const StripLook now = StripLook::of(m_state);
    m_kept->setColour(now.front);
    m_kept->setText(tr("Messages you write are kept and sent later."));
    m_kept->setVisible(m_state.outage == StripState::Outage::Long);
    m_text->setColour(now.front);
    m_text->setText(sentence());
    if (now.second == StripAction::Trying && m_second->hasFocus() && m_first->isVisible()) {
        m_first->setFocus(Qt::OtherFocusReason);
        m_focusGiven = true;
    }
    dress(*m_first, now.first);
    dress(*m_second, now.second);
    if (now.second != StripAction::Trying && std::exchange(m_focusGiven, false) && m_first->hasFocus())
        m_second->setFocus(Qt::OtherFocusReason);
    fit();
    update();
}

void ConnectionStrip::dress(QPushButton &button, StripAction action)
{
    const bool leadsToPanel = action == StripAction::Why || action == StripAction::Details;
    static_cast<StripButton &>(button).setFront(StripLook::of(m_state).front);
    button.setText(StripWords::wording(action));
    button.setAccessibleName(StripWords::wording(action));
    button.setVisible(action != StripAction::None && !(leadsToPanel && m_panelOpen));
    button.setEnabled(action != StripAction::Trying);
    button.setToolTip(StripWords::toolTip(action));
}

void ConnectionStrip::fit()
{
    const Theme &theme = m_icons.theme();
    const int left = theme.px(sideSpace + iconSpace);
    const int whole = width() - left - theme.px(sideSpace);
    int buttons = 0;
    for (const QPushButton *button : {m_first, m_second})
        buttons += button->isHidden() ? 0 : button->sizeHint().width() + theme.px(between);
    const bool stacked = buttons > 0 && whole - buttons < theme.px(leastWords);
    const int room = std::max(stacked ? whole : whole - buttons, 1);
    const int words = m_text->heightForWidth(room) + (m_kept->isHidden() ? 0 : m_kept->heightForWidth(room));
    const int below = stacked ? m_first->sizeHint().height() + theme.px(between) : 0;
    const int margin = stacked ? theme.px(aboveAndBelow) / 2 : 0;
    m_row->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setContentsMargins(left, margin, theme.px(sideSpace), margin);
    m_row->itemAt(1)->setAlignment(stacked ? Qt::AlignLeft : Qt::Alignment());
    setFixedHeight(std::max(words + below + theme.px(aboveAndBelow), theme.px(leastHeight)));
}

void ConnectionStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ConnectionStrip::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = m_icons.theme();
    const StripLook now = StripLook::of(m_state);
    const qreal side = theme.px(16);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(now.back));
    m_icons.paint(painter, QRectF(theme.px(sideSpace), (height() - side) / 2, side, side), now.icon,
                  theme.colour(now.front));
}

void ConnectionStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace madang::ui
