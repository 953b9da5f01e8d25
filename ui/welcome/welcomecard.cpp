// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/welcome/welcomecard.h"

#include "ui/controls/iconview.h"
#include "ui/controls/label.h"

#include <QVBoxLayout>

namespace madang::ui
{

WelcomeCard::WelcomeCard(const Icons &icons, Icon icon, QWidget *parent)
    : Card(icons.theme(), parent)
    , m_column(new QVBoxLayout)
    , m_rows(new QVBoxLayout)
    , m_title(new Label(icons.theme(), {.font = &Fonts::header, .colour = &Colours::text}))
    , m_sentence(
          new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::textSecondary}, Label::Wrap::Words))
{
    const Theme &theme = icons.theme();
    auto *sheet = new QVBoxLayout(this);
    sheet->addLayout(m_column);
    sheet->addLayout(m_rows);
    m_column->addWidget(new IconView(icons, icon, &Colours::accentText, 32));
    m_column->addWidget(m_title);
    m_column->addWidget(m_sentence);
    theme.follow(this, [this, &theme, sheet] {
        sheet->setContentsMargins(theme.px(16), theme.px(24), theme.px(16), theme.px(24));
        sheet->setSpacing(theme.px(8));
        m_column->setContentsMargins(theme.px(8), 0, theme.px(8), 0);
        m_rows->setSpacing(theme.px(2));
        m_column->setSpacing(theme.px(8));
    });
}

void WelcomeCard::setWords(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
}

} // namespace madang::ui
