// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectionpanel.h"

#include "ui/connection/connectionfacts.h"
#include "ui/connection/connectionreport.h"
#include "ui/connection/eventpane.h"
#include "ui/connection/happeninglist.h"
#include "ui/connection/linkstate.h"
#include "ui/connection/waywords.h"
#include "ui/controls/iconbutton.h"
#include "ui/controls/label.h"
#include "ui/controls/switch.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using client::Way;
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
    , m_use(new QPushButton)
    , m_act(new QPushButton)
    , m_copy(new QPushButton)
{
    m_showText->setObjectName(u"showText"_s);
    m_use->setObjectName(u"useWay"_s);
    m_act->setObjectName(u"connectionAction"_s);
    m_copy->setObjectName(u"copyConnection"_s);
    buildLayout();
    wire();
    retranslate();
}

void ConnectionPanel::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
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
    column->addLayout(buildFoot());
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

QLayout *ConnectionPanel::buildFoot()
{
    const Theme &theme = m_icons.theme();
    m_use->setFlat(true);
    m_act->setFlat(true);
    m_copy->setFlat(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(0);
    foot->addWidget(m_use);
    foot->addWidget(m_act);
    foot->addStretch();
    foot->addWidget(m_copy);
    theme.follow(foot, [&theme, foot] {
        const int u = theme.unit();
        foot->setContentsMargins(2 * u, u, 2 * u, u);
    });
    return foot;
}

void ConnectionPanel::wire()
{
    connect(&m_log, &client::ConnectionLog::changed, this, &ConnectionPanel::scheduleRefresh);
    connect(&m_steering, &client::Steering::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_close, &IconButton::clicked, this, &ConnectionPanel::closeRequested);
    connect(m_act, &QPushButton::clicked, this, &ConnectionPanel::act);
    connect(m_showText, &Switch::toggled, this, &ConnectionPanel::refresh);
    connect(m_use, &QPushButton::clicked, this, &ConnectionPanel::offerWays);
    connect(m_copy, &QPushButton::clicked, this, &ConnectionPanel::copy);
}

/// What can be done now.
void ConnectionPanel::offer(const ConnectionNote::Content &note)
{
    m_action = note.action;
    const QString wording = StripWords::wording(note.action);
    m_act->setText(wording);
    m_act->setAccessibleName(wording);
    m_act->setAccessibleDescription(note.sentence);
    m_act->setToolTip(StripWords::toolTip(note.action));
    m_act->setVisible(note.action != StripAction::None);
    m_act->setEnabled(note.action != StripAction::Trying);
}

void ConnectionPanel::act()
{
    if (m_action == StripAction::TryFully)
        m_steering.lookUpwards();
    else if (m_action == StripAction::UseBest)
        m_steering.choose(std::nullopt);
    else if (m_action == StripAction::TryNow)
        emit tryNow();
}

void ConnectionPanel::focusFirst()
{
    for (QWidget *first : QList<QWidget *>{m_act, m_happenings, m_events}) {
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
    offer(note);
    m_facts->show(m_log);
    m_traffic->show(m_log);
    m_happenings->show(m_log.happenings());
    m_happeningsTitle->setVisible(!m_log.happenings().isEmpty());
    m_happenings->setVisible(!m_log.happenings().isEmpty());
    m_events->show(m_log.events(), words());
    m_use->setVisible(m_steering.canSteer());
}

Words ConnectionPanel::words() const
{
    return m_showText->isChecked() ? Words::Shown : Words::Hidden;
}

void ConnectionPanel::offerWays()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *group = new QActionGroup(menu);
    const auto add = [this, menu, group](const QString &name, std::optional<Way> way) {
        auto *action = menu->addAction(name, this, [this, way] { m_steering.choose(way); });
        action->setCheckable(true);
        action->setChecked(m_steering.chosen() == way);
        group->addAction(action);
    };
    add(tr("Best way"), std::nullopt);
    menu->addSeparator();
    for (const auto way : {Way::WebSocket, Way::EventStream, Way::LineStream, Way::LongPoll, Way::Poll})
        add(WayWords::name(way), way);
    menu->popup(m_use->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void ConnectionPanel::copy()
{
    QGuiApplication::clipboard()->setText(ConnectionReport::text(m_log, words()));
    m_copy->setText(tr("Copied"));
    m_copy->setAccessibleName(m_copy->text());
}

void ConnectionPanel::retranslate()
{
    setAccessibleName(tr("Connection"));
    m_title->setText(tr("Connection"));
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
    m_use->setText(tr("Use…"));
    m_use->setAccessibleName(tr("Use another way…"));
    m_use->setToolTip(tr("Take a certain way, for a test"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy all of it as text"));
    m_copy->setToolTip(tr("Copy all of it as text"));
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
