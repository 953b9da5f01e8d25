// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectiondetails.h"

#include "ui/connection/linkstate.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPushButton>

namespace madang::ui
{

using namespace Qt::StringLiterals;

ConnectionDetails::ConnectionDetails(const client::ConnectionState &state, QWidget *parent)
    : QMessageBox(parent)
    , m_state(state)
    , m_copy(new QPushButton)
{
    setIcon(QMessageBox::NoIcon);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addButton(QMessageBox::Close);
    addButton(m_copy, QMessageBox::ActionRole);
    m_copy->setObjectName(u"copyDetails"_s);
    disconnect(m_copy, &QPushButton::clicked, nullptr, nullptr); // by which the box would close
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    refresh();
}

void ConnectionDetails::follow(const client::ConnectionState &state)
{
    m_state = state;
    refresh();
}

void ConnectionDetails::refresh()
{
    setWindowTitle(tr("Connection"));
    setText(LinkState::details(m_state));
    m_copy->setText(tr("Copy"));
}

void ConnectionDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QMessageBox::changeEvent(event);
}

} // namespace madang::ui
