// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/rooms/sidebarrow.h"
#include "ui/theme/icons.h"

#include <QAbstractButton>
#include <QWidget>

namespace madang::ui
{

class IconButton;

/// Oneself: avatar, name and presence. A click offers to change the presence.
class MeButton : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeButton)

public:
    explicit MeButton(const Theme &theme, QWidget *parent = nullptr);

    void show(const MeRow &me);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    MeRow m_me;
};

/// The foot of the list of rooms: oneself, and the way to the settings.
class MeBar : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeBar)

public:
    explicit MeBar(const Icons &icons, QWidget *parent = nullptr);

    void show(const MeRow &me);
    void openSettings();

signals:
    void presenceChosen(madang::ui::PresenceMark mark);
    /// Where a menu may open, on the screen.
    void settingsRequested(const QPoint &at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void offerPresence();

    const Icons &m_icons;
    MeButton *m_button;
    IconButton *m_settings;
    MeRow m_me;
};

} // namespace madang::ui
