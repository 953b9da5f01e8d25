// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/emptynote.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace madang::ui
{

EmptyNote::EmptyNote(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_action(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    theme.follow(this, [this, column, &theme] {
        column->setSpacing(theme.px(12));
        adjustSize();
    });
    column->addStretch();
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    connect(m_action, &QPushButton::clicked, this, &EmptyNote::acted);
}

void EmptyNote::say(const QString &sentence, const QString &action)
{
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

} // namespace madang::ui
