// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/composer/subjectbar.h"

#include "ui/theme/shapes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace madang::ui
{

SubjectBar::SubjectBar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(icons.theme())
    , m_title(new Label(icons.theme(), {.font = &Fonts::secondaryBold, .colour = &Colours::accentText}))
    , m_quote(new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::textSecondary}))
    , m_close(new IconButton(icons, Icon::Close, 24))
{
    auto *row = new QHBoxLayout(this);
    m_theme.follow(this, [this, row] {
        row->setContentsMargins(3 * m_theme.unit(), m_theme.unit(), 0, m_theme.unit());
        row->setSpacing(2 * m_theme.unit());
    });
    row->addWidget(m_title);
    row->addWidget(m_quote, 1);
    row->addWidget(m_close);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    connect(m_close, &IconButton::clicked, this, &SubjectBar::closed);
    hide();
}

void SubjectBar::show(ComposeMode mode, const Subject &subject)
{
    m_mode = mode;
    m_subject = subject;
    retranslate();
    setVisible(mode != ComposeMode::Plain);
}

void SubjectBar::retranslate()
{
    const bool edit = m_mode == ComposeMode::Edit;
    m_title->setText(edit ? tr("Edit message") : tr("Reply to %1").arg(m_subject.author));
    m_quote->setText(m_subject.text.simplified());
    m_close->setWording(edit ? tr("Cancel editing") : tr("Cancel the reply"), Qt::Key_Escape);
}

void SubjectBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const int gap = m_theme.unit();
    const QRectF bar(gap, gap, m_theme.px(3), height() - 2 * gap);
    paintBox(painter, {.rect = bar, .radius = 1.5, .fill = m_theme.colours().accentText, .line = {}});
}

void SubjectBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace madang::ui
