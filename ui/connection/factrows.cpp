// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/factrows.h"

#include "ui/controls/label.h"

#include <QGridLayout>

namespace madang::ui
{

using namespace Qt::StringLiterals;

FactRows::FactRows(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setColumnStretch(1, 1);
    theme.follow(this, [this] {
        m_grid->setColumnMinimumWidth(0, m_theme.px(84));
        m_grid->setHorizontalSpacing(m_theme.px(12));
        m_grid->setVerticalSpacing(m_theme.px(6));
    });
}

int FactRows::add(Label *value)
{
    const auto row = static_cast<int>(m_rows.size());
    auto *name = new Label(m_theme, {.font = &Fonts::secondary, .colour = &Colours::textSecondary});
    const bool isOurs = value == nullptr;
    if (isOurs)
        value = new Label(m_theme, {.font = &Fonts::secondary, .colour = &Colours::text});
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(value, row, 1, isOurs ? Qt::Alignment() : Qt::AlignLeft);
    m_rows.push_back({name, value});
    return row;
}

void FactRows::setName(int row, const QString &name)
{
    const Row &which = m_rows.at(static_cast<std::size_t>(row));
    which.name->setText(name);
    describe(which);
}

void FactRows::setValue(int row, const QString &value)
{
    const Row &which = m_rows.at(static_cast<std::size_t>(row));
    which.value->setText(value);
    describe(which);
}

QString FactRows::value(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).value->text();
}

void FactRows::describe(const Row &row) const
{
    row.value->setAccessibleName(u"%1: %2"_s.arg(row.name->text(), row.value->text()));
}

} // namespace madang::ui
