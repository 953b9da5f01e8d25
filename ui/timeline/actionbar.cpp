// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/actionbar.h"

#include "ui/controls/iconbutton.h"
#include "ui/timeline/floating.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace madang::ui
{

ActionBar::ActionBar(const Icons &icons, QWidget *parent)
    : QFrame(parent)
    , m_icons(icons)
    , m_react(new IconButton(icons, Icon::Smile, buttonSide, this))
    , m_reply(new IconButton(icons, Icon::Reply, buttonSide, this))
    , m_more(new IconButton(icons, Icon::More, buttonSide, this))
{
    auto *row = new QHBoxLayout(this);
    const int margin = floatingMargin() + 2;
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(2);
    row->setSizeConstraint(QLayout::SetFixedSize);
    for (IconButton *button : {m_react, m_reply, m_more})
        row->addWidget(button);
    connect(m_react, &IconButton::clicked, this, &ActionBar::reactRequested);
    connect(m_reply, &IconButton::clicked, this, &ActionBar::replyRequested);
    connect(m_more, &IconButton::clicked, this, &ActionBar::moreRequested);
    setCursor(Qt::ArrowCursor);
    setWords();
    adjustSize();
}

void ActionBar::setWords()
{
    m_react->setWording(tr("React"));
    m_reply->setWording(tr("Reply"));
    m_more->setWording(tr("More"));
}

void ActionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintFloating(painter, rect(), m_icons.theme().px(6), m_icons.theme());
}

void ActionBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setWords();
    QFrame::changeEvent(event);
}

} // namespace madang::ui
