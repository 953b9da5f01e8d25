// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/noticebar.h"

#include "ui/controls/iconbutton.h"
#include "ui/controls/label.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace madang::ui
{

NoticeBar::NoticeBar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_sentence(
          new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::warning}, Label::Wrap::Words, this))
    , m_dismiss(new IconButton(icons, Icon::Close, 28, this))
{
    m_sentence->setObjectName(QStringLiteral("notice"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_dismiss, 0, Qt::AlignTop);
    connect(m_dismiss, &IconButton::clicked, this, &QWidget::hide);
    connect(&icons.theme(), &Theme::changed, this, &NoticeBar::refresh);
    refresh();
    hide();
}

void NoticeBar::say(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString NoticeBar::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void NoticeBar::refresh()
{
    const Theme &theme = m_icons.theme();
    layout()->setContentsMargins(theme.px(20), theme.px(6), theme.px(12), theme.px(6));
    m_dismiss->setWording(tr("Dismiss"));
    update();
}

void NoticeBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_icons.theme().colour(&Colours::warningBack));
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace madang::ui
