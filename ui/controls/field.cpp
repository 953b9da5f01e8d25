// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/field.h"

#include <QVBoxLayout>

namespace madang::ui
{

Field::Field(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_name(new Label(theme, {.font = &Fonts::secondaryBold, .colour = &Colours::textSecondary}))
    , m_edit(new QLineEdit)
    , m_error(new Label(theme, {.font = &Fonts::secondary, .colour = &Colours::danger}, Label::Wrap::Words))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    theme.follow(this, [column, &theme] { column->setSpacing(theme.unit()); });
    column->addWidget(m_name);
    column->addWidget(m_edit);
    column->addWidget(m_error);
    m_name->setBuddy(m_edit);
    m_name->hide();
    m_error->hide();
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        setError({});
        emit textChanged(text);
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &Field::submitted);
}

void Field::setName(const QString &name)
{
    m_name->setText(name);
    m_name->setVisible(!name.isEmpty());
    m_edit->setAccessibleName(name);
}

void Field::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
    if (m_edit->accessibleName().isEmpty()) {
        m_edit->setAccessibleName(text);
    }
}

void Field::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
    m_edit->setAccessibleDescription(sentence);
}

} // namespace madang::ui
