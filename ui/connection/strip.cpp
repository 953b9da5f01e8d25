// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/strip.h"

#include "ui/connection/linkstate.h"
#include "ui/connection/stripbutton.h"
#include "ui/controls/label.h"
#include "ui/theme/shapes.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using Kind = StripState::Kind;

namespace
{
// In pixels of the design.
constexpr int sideSpace = 20;
constexpr int iconSpace = 24;
constexpr int oneLine = 32;
constexpr int twoLines = 52;
} // namespace

ConnectionStrip::ConnectionStrip(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_text(new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::text}))
    , m_kept(new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::text}))
    , m_first(new StripButton(icons.theme()))
    , m_second(new StripButton(icons.theme()))
{
    auto *row = new QHBoxLayout(this);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addStretch();
    lines->addWidget(m_text);
    lines->addWidget(m_kept);
    lines->addStretch();
    row->addLayout(lines, 1);
    row->addWidget(m_first);
    row->addWidget(m_second);
    connect(m_first, &QPushButton::clicked, this, [this] { perform(look(m_state.kind).first); });
    connect(m_second, &QPushButton::clicked, this, [this] { perform(look(m_state.kind).second); });
    hide();
    icons.theme().follow(this, [this, row] {
        const Theme &theme = m_icons.theme();
        row->setContentsMargins(theme.px(sideSpace + iconSpace), 0, theme.px(sideSpace), 0);
        row->setSpacing(theme.px(10));
        refresh();
    });
}

ConnectionStrip::Look ConnectionStrip::look(Kind kind)
{
    switch (kind) {
    case Kind::Connecting:
        return {.icon = Icon::Retry, .first = Action::Cancel};
    case Kind::Hidden:
    case Kind::Reconnecting:
        return {.icon = Icon::Retry};
    case Kind::WaitingSoon:
        return {
            .icon = Icon::Alert, .front = &Colours::warning, .back = &Colours::warningBack, .first = Action::TryNow};
    case Kind::Waiting:
        return {.icon = Icon::Alert,
                .front = &Colours::warning,
                .back = &Colours::warningBack,
                .first = Action::TryNow,
                .second = Action::Details};
    case Kind::Limited:
        return {.icon = Icon::Wifi,
                .front = &Colours::info,
                .back = &Colours::infoBack,
                .first = Action::Why,
                .second = Action::TryFully};
    case Kind::Back:
        return {.icon = Icon::Check, .front = &Colours::success, .back = &Colours::successBack};
    case Kind::SignedOut:
        return {.icon = Icon::Leave, .front = &Colours::danger, .back = &Colours::dangerBack, .first = Action::SignIn};
    case Kind::Refused:
        return {.icon = Icon::Alert, .front = &Colours::danger, .back = &Colours::dangerBack, .first = Action::Details};
    case Kind::CertificateChanged:
        return {.icon = Icon::Lock, .front = &Colours::danger, .back = &Colours::dangerBack, .first = Action::Review};
    }
    return {};
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
        return tr("Limited connection: live updates only, a little slower.");
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

QString ConnectionStrip::wording(Action action)
{
    switch (action) {
    case Action::None:
        return {};
    case Action::TryNow:
        return tr("Try now");
    case Action::TryFully:
        return tr("Try full connection");
    case Action::Details:
        return tr("Details");
    case Action::Why:
        return tr("Why?");
    case Action::Cancel:
        return tr("Cancel");
    case Action::SignIn:
        return tr("Sign in");
    case Action::Review:
        return tr("Review");
    }
    return {};
}

void ConnectionStrip::perform(Action action)
{
    switch (action) {
    case Action::None:
        break;
    case Action::TryNow:
    case Action::TryFully:
        emit tryNow();
        break;
    case Action::Details:
    case Action::Why:
        emit details();
        break;
    case Action::Cancel:
        emit cancelled();
        break;
    case Action::SignIn:
        emit signIn();
        break;
    case Action::Review:
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
    const bool changed = state.kind != m_state.kind;
    m_state = state;
    refresh();
    setVisible(state.kind != Kind::Hidden);
    if (changed) {
        announce();
    }
}

void ConnectionStrip::announce()
{
    // Without the seconds: these are seen, not heard.
    const QString heard = m_state.kind == Kind::Waiting ? tr("No connection.") : text();
    setAccessibleName(heard);
    if (!heard.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void ConnectionStrip::refresh()
{
    const Look now = look(m_state.kind);
    const bool isLong = m_state.outage == StripState::Outage::Long;
    setFixedHeight(m_icons.theme().px(isLong ? twoLines : oneLine));
    m_kept->setColour(now.front);
    m_kept->setText(tr("Messages you write are kept and sent later."));
    m_kept->setVisible(isLong);
    m_text->setColour(now.front);
    m_text->setText(sentence());
    dress(*m_first, now.first);
    dress(*m_second, now.second);
    update();
}

void ConnectionStrip::dress(QPushButton &button, Action action) const
{
    static_cast<StripButton &>(button).setFront(look(m_state.kind).front);
    button.setText(wording(action));
    button.setAccessibleName(wording(action));
    button.setVisible(action != Action::None);
    const bool shortcut = action == Action::TryNow || action == Action::TryFully;
    button.setToolTip(shortcut ? tr("Connect at once (Ctrl+R)") : QString());
}

void ConnectionStrip::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = m_icons.theme();
    const Look now = look(m_state.kind);
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
