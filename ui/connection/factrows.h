// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace madang::ui
{

class Label;

/// Names at the left and what is so at the right, a row each. To screen readers a value has its name before it.
class FactRows : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactRows)

public:
    explicit FactRows(const Theme &theme, QWidget *parent = nullptr);

    /// A row whose value is `value`, or plain text where that is left out; the answer is its number.
    int add(Label *value = nullptr);
    void setName(int row, const QString &name);
    void setValue(int row, const QString &value);
    [[nodiscard]] QString value(int row) const;

private:
    struct Row {
        Label *name;
        Label *value;
    };
    void describe(const Row &row) const;

    const Theme &m_theme;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
};

} // namespace madang::ui
