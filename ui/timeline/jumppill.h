// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QAbstractButton>

namespace madang::ui
{

/// "12 new since 14:02 · Jump": stands at the top while the first new message is above the screen. Escape, or its
/// cross, sends it away.
class JumpPill : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JumpPill)

public:
    explicit JumpPill(const Icons &icons, QWidget *parent);

    /// `since` may be empty.
    void setNew(int count, const QString &since);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRect cross() const;

    const Icons &m_icons;
    QString m_words;
};

/// The round button at the right bottom that leads to the newest message and says how many are new down there.
class LatestButton : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LatestButton)

public:
    explicit LatestButton(const Icons &icons, QWidget *parent);

    enum class Mention { No, Yes };
    void setNew(int count, Mention mention);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString number() const;

    const Icons &m_icons;
    int m_count = 0;
    Mention m_mention = Mention::No;
};

} // namespace madang::ui
