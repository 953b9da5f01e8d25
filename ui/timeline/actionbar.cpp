// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/actionbar.h"

#include "ui/timeline/floating.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace madang::ui
{

ActionBar::ActionBar(const Icons &icons, QWidget *parent)
    : QFrame(parent)
    , m_icons(icons)
    , m_react(new QToolButton(this))
    , m_reply(new QToolButton(this))
    , m_more(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    const int margin = floatingMargin() + 2;
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(2);
    for (QToolButton *button : {m_react, m_reply, m_more}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    m_react->setIcon(icons.icon(Icon::Smile));
    m_reply->setIcon(icons.icon(Icon::Reply));
    m_more->setIcon(icons.icon(Icon::More));
    connect(m_react, &QToolButton::clicked, this, &ActionBar::reactRequested);
    connect(m_reply, &QToolButton::clicked, this, &ActionBar::replyRequested);
    connect(m_more, &QToolButton::clicked, this, &ActionBar::moreRequested);
    setCursor(Qt::ArrowCursor);
    setWords();
    refresh();
}

void ActionBar::refresh()
{
    const Theme &theme = m_icons.theme();
    for (QToolButton *button : {m_react, m_reply, m_more}) {
        button->setFixedSize(theme.px(28), theme.px(28));
        button->setIconSize({theme.px(16), theme.px(16)});
    }
    adjustSize();
}

void ActionBar::setWords()
{
    const auto name = [](QToolButton *button, const QString &words) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    name(m_react, tr("React"));
    name(m_reply, tr("Reply"));
    name(m_more, tr("More"));
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
