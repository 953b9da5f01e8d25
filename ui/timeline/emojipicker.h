// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QList>

class QToolButton;

namespace madang::ui
{

/// A small popup with the emoji that people react with. Arrows move, Enter or a click chooses, Escape closes.
class EmojiPicker : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmojiPicker)

public:
    explicit EmojiPicker(const Theme &theme, QWidget *parent = nullptr);

    /// Right-aligned above or below `anchor` (global), wherever there is room.
    void popup(const QRect &anchor);

    [[nodiscard]] static QStringList emoji();

signals:
    void chosen(const QString &emoji);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static QString nameOf(int which);
    void move(int from, int key);

    static constexpr int columns = 8;

    const Theme &m_theme;
    QList<QToolButton *> m_buttons;
};

} // namespace madang::ui
