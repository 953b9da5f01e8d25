// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace madang::ui
{

/// One sentence and one button, where there are no messages.
class EmptyNote : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyNote)

public:
    explicit EmptyNote(const Theme &theme, QWidget *parent);

    /// An empty `action` leaves the sentence alone.
    void say(const QString &sentence, const QString &action);

signals:
    void acted();

private:
    QLabel *m_sentence;
    QPushButton *m_action;
};

} // namespace madang::ui
