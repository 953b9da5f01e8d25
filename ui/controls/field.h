// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/controls/label.h"

#include <QLineEdit>
#include <QWidget>

namespace madang::ui
{

/// One line to fill in, with its name above and, when something is wrong with it, one sentence below.
class Field : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Field)

public:
    explicit Field(const Theme &theme, QWidget *parent = nullptr);

    void setName(const QString &name);
    void setPlaceholder(const QString &text);
    /// Empty takes the sentence away. Editing does so too.
    void setError(const QString &sentence);
    [[nodiscard]] QString error() const { return m_error->text(); }
    [[nodiscard]] QString text() const { return m_edit->text(); }
    void setText(const QString &text) { m_edit->setText(text); }
    [[nodiscard]] QLineEdit &edit() { return *m_edit; }

signals:
    void textChanged(const QString &text);
    void submitted();

private:
    Label *m_name;
    QLineEdit *m_edit;
    Label *m_error;
};

} // namespace madang::ui
