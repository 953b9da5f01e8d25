// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/mainpage.h"

#include <QHBoxLayout>
#include <QSplitter>

#include <algorithm>

namespace madang::ui
{
namespace
{

constexpr int roomsWidth = 260;
constexpr int roomsLeast = 200;
constexpr int roomsMost = 360;
constexpr int conversationLeast = 300;
constexpr int panelWidth = 300;
constexpr int mediumBelow = 760;
constexpr int narrowBelow = 560;

} // namespace

MainPage::MainPage(const Theme &theme, const Columns &columns, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_columns(columns)
{
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(columns.rooms);
    m_splitter->addWidget(columns.conversation);
    m_splitter->addWidget(columns.panel);
    m_splitter->setStretchFactor(1, 1);
    columns.panel->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);

    m_splitter->setSizes({theme.px(roomsWidth), theme.px(roomsWidth * 3), theme.px(panelWidth)});
    connect(&theme, &Theme::changed, this, &MainPage::arrange);
    arrange();
}

void MainPage::setPanelOpen(bool open)
{
    if (open == m_panelOpen)
        return;
    m_panelOpen = open;
    arrange();
    emit panelOpenChanged(open);
}

void MainPage::showRooms()
{
    m_page = NarrowPage::Rooms;
    arrange();
}

void MainPage::showConversation()
{
    m_page = NarrowPage::Conversation;
    arrange();
}

QByteArray MainPage::saveSizes() const
{
    return m_splitter->saveState();
}

void MainPage::restoreSizes(const QByteArray &sizes)
{
    if (!sizes.isEmpty())
        m_splitter->restoreState(sizes);
    m_splitter->setHandleWidth(1);
}

void MainPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MainPage::arrange()
{
    const Width before = m_width;
    m_width = Width::Wide;
    if (width() < m_theme.px(narrowBelow))
        m_width = Width::Narrow;
    else if (width() < m_theme.px(mediumBelow))
        m_width = Width::Medium;

    const bool narrow = m_width == Width::Narrow;
    m_columns.rooms->setMinimumWidth(m_theme.px(roomsLeast));
    m_columns.rooms->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : m_theme.px(roomsMost));
    m_columns.conversation->setMinimumWidth(m_theme.px(conversationLeast));
    m_columns.rooms->setVisible(!narrow || m_page == NarrowPage::Rooms);
    m_columns.conversation->setVisible(!narrow || m_page == NarrowPage::Conversation);
    placePanel();
    if (narrow != (before == Width::Narrow))
        emit narrowChanged(narrow);
}

void MainPage::placePanel()
{
    QWidget *panel = m_columns.panel;
    const int wanted = m_theme.px(panelWidth);
    if (m_width == Width::Wide) {
        if (panel->parentWidget() != m_splitter)
            m_splitter->insertWidget(2, panel);
        panel->setFixedWidth(wanted);
        panel->setVisible(m_panelOpen);
        return;
    }
    // Not in the splitter: over the conversation, which keeps its width below it.
    if (panel->parentWidget() != this)
        panel->setParent(this);
    const int covered = std::min(wanted, width());
    panel->setFixedWidth(covered);
    panel->setGeometry(width() - covered, 0, covered, height());
    panel->setVisible(m_panelOpen);
    panel->raise();
}

} // namespace madang::ui
