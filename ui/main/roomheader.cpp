// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/roomheader.h"

#include "ui/controls/iconbutton.h"
#include "ui/controls/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace madang::ui
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int headerHeight = 52;

} // namespace

RoomHeader::RoomHeader(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_back(new IconButton(icons, Icon::Back, 32, this))
    , m_name(new Label(icons.theme(), {.font = &Fonts::header}, Label::Wrap::Elide, this))
    , m_topic(new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::textSecondary},
                        Label::Wrap::Elide, this))
    , m_members(new QToolButton(this))
    , m_more(new IconButton(icons, Icon::More, 32, this))
    , m_menu(new QMenu(this))
{
    m_back->hide();
    m_name->setObjectName(u"roomName"_s);
    m_members->setObjectName(u"members"_s);
    m_members->setAutoRaise(true);
    m_members->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_members->setIcon(icons.icon(Icon::People));
    m_members->setCheckable(true);
    m_more->setObjectName(u"roomMenu"_s);

    auto *row = new QHBoxLayout(this);
    row->addWidget(m_back);
    row->addWidget(m_name);
    row->addWidget(m_topic, 1);
    row->addWidget(m_members);
    row->addWidget(m_more);

    connect(m_back, &QToolButton::clicked, this, &RoomHeader::backClicked);
    connect(m_members, &QToolButton::clicked, this, &RoomHeader::panelToggled);
    connect(m_more, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    connect(&icons.theme(), &Theme::changed, this, &RoomHeader::refresh);
    refresh();
}

void RoomHeader::show(const RoomHeading &heading)
{
    if (heading == m_heading)
        return;
    m_heading = heading;
    refresh();
}

void RoomHeader::setBackVisible(bool visible)
{
    m_back->setVisible(visible);
    chooseFocusProxy();
}

void RoomHeader::setPanelOpen(bool open)
{
    m_members->setChecked(open);
}

void RoomHeader::refresh()
{
    const Theme &theme = m_icons.theme();
    setFixedHeight(theme.px(headerHeight));
    const int side = theme.px(20);
    layout()->setContentsMargins(side, 0, theme.px(12), 0);
    layout()->setSpacing(theme.px(12));

    const QString mark = m_heading.kind == RoomHeading::Kind::Public ? u"# "_s : QString();
    m_name->setText(mark + m_heading.name);
    m_topic->setText(m_heading.topic);
    m_members->setFont(theme.fonts().secondary);
    m_members->setIconSize({theme.px(16), theme.px(16)});
    m_members->setText(QLocale().toString(m_heading.members));
    const QString members = tr("%n member(s)", nullptr, m_heading.members);
    m_members->setToolTip(members);
    m_members->setAccessibleName(members);
    m_members->setVisible(m_heading.kind != RoomHeading::Kind::Direct);
    m_back->setWording(tr("Back to the rooms"));
    m_more->setWording(tr("More about this room"));
    setAccessibleName(m_heading.name);
    fillMenu();
    chooseFocusProxy();
}

void RoomHeader::chooseFocusProxy()
{
    QWidget *first = nullptr;
    for (QWidget *button :
         {static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_members), static_cast<QWidget *>(m_back)}) {
        if (button->isVisibleTo(this))
            first = button;
    }
    setFocusProxy(first);
}

void RoomHeader::fillMenu()
{
    m_menu->clear();
    if (m_heading.kind != RoomHeading::Kind::Direct) {
        if (m_heading.rights == RoomHeading::Rights::Keeper) {
            m_menu->addAction(m_icons.icon(Icon::PersonPlus), tr("Add people…"), this, &RoomHeader::addPeople);
            m_menu->addAction(m_icons.icon(Icon::Edit), tr("Rename room…"), this, &RoomHeader::renameRoom);
            m_menu->addSeparator();
        }
        m_menu->addAction(m_icons.icon(Icon::Leave), tr("Leave room…"), this, &RoomHeader::leaveRoom);
    }
    m_more->setVisible(!m_menu->isEmpty());
}

void RoomHeader::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_icons.theme().colour(&Colours::base));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_icons.theme().colour(&Colours::border));
}

void RoomHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace madang::ui
