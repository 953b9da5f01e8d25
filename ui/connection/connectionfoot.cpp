// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectionfoot.h"

#include "ui/connection/waywords.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using client::Way;

ConnectionFoot::ConnectionFoot(const Theme &theme, client::Steering &steering, QWidget *parent)
    : QWidget(parent)
    , m_steering(steering)
    , m_use(new QPushButton)
    , m_act(new QPushButton)
    , m_copy(new QPushButton)
{
    m_use->setObjectName(u"useWay"_s);
    m_act->setObjectName(u"connectionAction"_s);
    m_copy->setObjectName(u"copyConnection"_s);
    for (QPushButton *button : {m_use, m_act, m_copy})
        button->setFlat(true);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(0);
    row->addWidget(m_use);
    row->addWidget(m_act);
    row->addStretch();
    row->addWidget(m_copy);
    theme.follow(this, [&theme, row] {
        const int u = theme.unit();
        row->setContentsMargins(2 * u, u, 2 * u, u);
    });
    connect(m_use, &QPushButton::clicked, this, &ConnectionFoot::offerWays);
    connect(m_act, &QPushButton::clicked, this, &ConnectionFoot::act);
    connect(m_copy, &QPushButton::clicked, this, &ConnectionFoot::copyWanted);
}

void ConnectionFoot::offer(const ConnectionNote::Content &note)
{
    m_action = note.action;
    const QString wording = StripWords::wording(note.action);
    m_act->setText(wording);
    m_act->setAccessibleName(wording);
    m_act->setAccessibleDescription(note.sentence);
    m_act->setToolTip(StripWords::toolTip(note.action));
    m_act->setVisible(note.action != StripAction::None);
    m_act->setEnabled(note.action != StripAction::Trying);
    m_use->setVisible(m_steering.canSteer());
}

QWidget *ConnectionFoot::mending() const
{
    return m_act;
}

void ConnectionFoot::act()
{
    if (m_action == StripAction::TryFully)
        m_steering.lookUpwards();
    else if (m_action == StripAction::UseBest)
        m_steering.choose(std::nullopt);
    else if (m_action == StripAction::TryNow)
        emit tryNow();
    else if (m_action == StripAction::ChangeProxy)
        emit proxyWanted();
}

void ConnectionFoot::offerWays()
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

void ConnectionFoot::sayCopied()
{
    m_copy->setText(tr("Copied"));
    m_copy->setAccessibleName(m_copy->text());
}

void ConnectionFoot::retranslate()
{
    m_use->setText(tr("Use…"));
    m_use->setAccessibleName(tr("Use another way…"));
    m_use->setToolTip(tr("Take a certain way, for a test"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy all of it as text"));
    m_copy->setToolTip(tr("Copy all of it as text"));
}

} // namespace madang::ui
