// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/controls/card.h"
#include "ui/theme/icons.h"

class QVBoxLayout;

namespace madang::ui
{

class Label;

/// One way in: an icon, a title, a sentence, and below them whatever is needed to go that way.
class WelcomeCard : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomeCard)

public:
    WelcomeCard(const Icons &icons, Icon icon, QWidget *parent = nullptr);

    /// An empty sentence takes no room.
    void setWords(const QString &title, const QString &sentence);
    /// Below the words, as wide as they are.
    [[nodiscard]] QVBoxLayout &column() { return *m_column; }
    /// Below that, up to the rows' own sides.
    [[nodiscard]] QVBoxLayout &rows() { return *m_rows; }

private:
    QVBoxLayout *m_column;
    QVBoxLayout *m_rows;
    Label *m_title;
    Label *m_sentence;
};

} // namespace madang::ui
