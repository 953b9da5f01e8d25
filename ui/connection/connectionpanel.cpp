// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectionpanel.h"

#include "ui/connection/connectionfacts.h"
#include "ui/connection/connectionfoot.h"
#include "ui/connection/connectionreport.h"
#include "ui/connection/eventpane.h"
#include "ui/connection/happeninglist.h"
#include "ui/controls/iconbutton.h"
#include "ui/controls/label.h"
#include "ui/controls/switch.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using Words = client::WireEvent::Words;

namespace
{

Label *titleLabel(const Theme &theme)
{
    return new Label(theme, {.font = &Fonts::secondaryBold, .colour = &Colours::text});
}

} // namespace

ConnectionPanel::ConnectionPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_log(parts.log)
    , m_steering(parts.steering)
    , m_icons(parts.icons)
    , m_soon(parts.alarms.make())
    , m_title(new Label(m_icons.theme(), {.font = &Fonts::name, .colour = &Colours::text}))
    , m_proxy(new IconButton(m_icons, Icon::Gear))
    , m_close(new IconButton(m_icons, Icon::Close))
    , m_body(new QWidget)
    , m_note(new ConnectionNote(m_icons.theme()))
    , m_facts(new ConnectionFacts(m_icons.theme()))
    , m_happeningsTitle(titleLabel(m_icons.theme()))
    , m_happenings(new HappeningList(m_icons.theme()))
    , m_eventsTitle(titleLabel(m_icons.theme()))
    , m_showText(new Switch(m_icons.theme()))
    , m_events(new EventPane(m_icons.theme()))
    , m_traffic(new TrafficFacts(m_icons.theme()))
    , m_foot(new ConnectionFoot(m_icons.theme(), m_steering))
{
    m_proxy->setObjectName(u"proxy"_s);
    m_showText->setObjectName(u"showText"_s);
    buildLayout();
    wire();
    retranslate();
}

void ConnectionPanel::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_proxy);
    head->addWidget(m_close);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildContent());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(1);
    column->addWidget(scroll, 1);
    column->addSpacing(1);
    column->addWidget(m_foot);
    m_icons.theme().follow(this, [this, head] {
        const int u = m_icons.theme().unit();
        head->setContentsMargins(4 * u, 2 * u, 2 * u, 2 * u);
        update();
    });
}

QWidget *ConnectionPanel::buildContent()
{
    const Theme &theme = m_icons.theme();
    m_body->setAutoFillBackground(true);
    m_body->setBackgroundRole(QPalette::Base);
    auto *top = new QVBoxLayout;
    top->addWidget(m_note);
    top->addWidget(m_facts);
    auto *happened = new QHBoxLayout;
    happened->addWidget(m_happeningsTitle, 1);
    auto *arrived = new QHBoxLayout;
    arrived->addWidget(m_eventsTitle, 1);
    arrived->addWidget(m_showText);
    auto *bottom = new QVBoxLayout;
    bottom->addLayout(arrived);
    bottom->addWidget(m_events, 1);
    bottom->addWidget(m_traffic);
    auto *column = new QVBoxLayout(m_body);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(happened);
    column->addWidget(m_happenings); // to the very sides: its rows have their own
    column->addLayout(bottom, 1);
    theme.follow(m_body, [this, &theme, top, happened, bottom, column] {
        const int u = theme.unit();
        m_showText->setFont(theme.fonts().secondary);
        column->setContentsMargins(0, 3 * u, 0, 3 * u);
        top->setContentsMargins(4 * u, 0, 4 * u, 0);
        top->setSpacing(3 * u);
        happened->setContentsMargins(4 * u, 3 * u, 4 * u, u);
        bottom->setContentsMargins(4 * u, 3 * u, 4 * u, 0);
        bottom->setSpacing(2 * u);
    });
    return m_body;
}

void ConnectionPanel::wire()
{
    connect(&m_log, &client::ConnectionLog::changed, this, &ConnectionPanel::scheduleRefresh);
    connect(&m_steering, &client::Steering::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_proxy, &IconButton::clicked, this, &ConnectionPanel::proxyWanted);
    connect(m_close, &IconButton::clicked, this, &ConnectionPanel::closeRequested);
    connect(m_foot, &ConnectionFoot::tryNow, this, &ConnectionPanel::tryNow);
    connect(m_foot, &ConnectionFoot::proxyWanted, this, &ConnectionPanel::proxyWanted);
    connect(m_showText, &Switch::toggled, this, &ConnectionPanel::refresh);
    connect(m_foot, &ConnectionFoot::copyWanted, this, &ConnectionPanel::copy);
}

void ConnectionPanel::focusFirst()
{
    for (QWidget *first : QList<QWidget *>{m_foot->mending(), m_happenings, m_events}) {
        if (first->isVisible() && first->isEnabled())
            return first->setFocus(Qt::ShortcutFocusReason);
    }
}

/// Much may arrive at once: it is shown together.
void ConnectionPanel::scheduleRefresh()
{
    if (!isVisible() || std::exchange(m_refreshScheduled, true))
        return;
    m_soon->set(refreshEvery, [this] { refresh(); });
}

void ConnectionPanel::refresh()
{
    m_refreshScheduled = false;
    const auto note = ConnectionNote::about(m_log.state(), m_steering);
    m_note->show(note);
    m_foot->offer(note);
    m_facts->show(m_log);
    m_traffic->show(m_log);
    m_happenings->show(m_log.happenings());
    m_happeningsTitle->setVisible(!m_log.happenings().isEmpty());
    m_happenings->setVisible(!m_log.happenings().isEmpty());
    m_events->show(m_log.events(), words());
}

Words ConnectionPanel::words() const
{
    return m_showText->isChecked() ? Words::Shown : Words::Hidden;
}

void ConnectionPanel::copy()
{
    QGuiApplication::clipboard()->setText(ConnectionReport::text(m_log, words()));
    m_foot->sayCopied();
}

void ConnectionPanel::retranslate()
{
    setAccessibleName(tr("Connection"));
    m_title->setText(tr("Connection"));
    m_proxy->setWording(tr("Proxy…"));
    m_close->setWording(tr("Close"), Qt::Key_Escape);
    m_facts->retranslate();
    m_happeningsTitle->setText(tr("What happened"));
    m_happenings->setAccessibleName(tr("What happened"));
    m_happenings->retranslate();
    m_eventsTitle->setText(tr("Events as they arrive"));
    m_showText->setText(tr("Show text"));
    m_showText->setToolTip(tr("Also what people wrote: messages and names"));
    m_showText->setAccessibleDescription(tr("Also what people wrote: messages and names"));
    m_traffic->retranslate();
    m_foot->retranslate();
    refresh();
}

void ConnectionPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ConnectionPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_log.setWatched(client::ConnectionLog::Watched::Yes);
    refresh();
}

void ConnectionPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_log.setWatched(client::ConnectionLog::Watched::No);
    m_soon->cancel();
    m_refreshScheduled = false;
    // A window that comes back from being an icon shows what it showed; a panel that is opened anew begins discreetly.
    if (event->spontaneous())
        return;
    m_showText->setChecked(false);
    retranslate();
}

void ConnectionPanel::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &c = m_icons.theme().colours();
    QPainter painter(this);
    painter.fillRect(rect(), c.base);
    painter.fillRect(0, 0, 1, height(), c.border);
    const QWidget *scroll = m_body->parentWidget()->parentWidget();
    painter.fillRect(0, scroll->geometry().top() - 1, width(), 1, c.border);
    painter.fillRect(0, scroll->geometry().bottom() + 1, width(), 1, c.border);
}

void ConnectionPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace madang::ui
