// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

namespace madang::ui
{

class IconButton;
class Label;

/// One sentence that a person has to know, under the header until they dismiss it: trouble with the disk, a change that
/// could not be made.
class NoticeBar : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBar)

public:
    explicit NoticeBar(const Icons &icons, QWidget *parent = nullptr);

    /// The newest sentence takes the place of the one before.
    void say(const QString &sentence);
    [[nodiscard]] QString sentence() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const Icons &m_icons;
    Label *m_sentence;
    IconButton *m_dismiss;
};

} // namespace madang::ui
