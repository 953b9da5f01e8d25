// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/sidepanel.h"

#include "ui/connection/connectionpanel.h"
#include "ui/main/mainpage.h"
#include "ui/people/peoplepanel.h"

#include <QApplication>

namespace madang::ui
{

SidePanel::SidePanel(const Parts &parts, QWidget *parent)
    : QStackedWidget(parent)
    , m_parts(parts)
{
    addWidget(parts.people);
    addWidget(parts.connection);
    connect(parts.people, &PeoplePanel::closeRequested, this, &SidePanel::close);
    connect(parts.connection, &ConnectionPanel::closeRequested, this, &SidePanel::close);
}

void SidePanel::setColumns(MainPage &columns)
{
    m_columns = &columns;
    connect(&columns, &MainPage::panelOpenChanged, this, [this] { emit changed(shows()); });
}

SidePanel::Shows SidePanel::shows() const
{
    if (!m_columns->isPanelOpen())
        return Shows::Nothing;
    return currentWidget() == m_parts.connection ? Shows::Connection : Shows::People;
}

void SidePanel::open(Shows what)
{
    if (what == shows())
        return;
    if (what == Shows::Nothing) {
        m_columns->setPanelOpen(false);
        return;
    }
    QWidget *const focused = QApplication::focusWidget();
    if (focused == nullptr || !isAncestorOf(focused))
        m_before = focused;
    setCurrentWidget(what == Shows::Connection ? static_cast<QWidget *>(m_parts.connection) : m_parts.people);
    if (m_columns->isPanelOpen())
        emit changed(shows());
    else
        m_columns->setPanelOpen(true);
}

void SidePanel::toggle(Shows what)
{
    open(shows() == what ? Shows::Nothing : what);
}

void SidePanel::close()
{
    open(Shows::Nothing);
    if (m_before != nullptr && m_before->isVisible() && m_before->isEnabled())
        m_before->setFocus(Qt::OtherFocusReason);
    else
        emit focusLeft();
}

void SidePanel::focusFirst() const
{
    if (shows() == Shows::Connection)
        m_parts.connection->focusFirst();
    else
        m_parts.people->focusList();
}

} // namespace madang::ui
