// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

namespace madang::ui
{

/// Who is writing, in one line of fixed height above the composer, so that nothing jumps.
class TypingLine : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TypingLine)

public:
    explicit TypingLine(const Theme &theme, QWidget *parent = nullptr);

    void show(const QStringList &names);
    /// "Mina is typing…"; empty where nobody is.
    [[nodiscard]] static QString sentence(const QStringList &names);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    QStringList m_names;
};

} // namespace madang::ui
