// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace madang::ui
{

class IconButton;
class Label;

/// What the head of a conversation says.
struct RoomHeading {
    enum class Kind { Public, Private, Direct };
    enum class Rights { Member, Keeper };

    Kind kind = Kind::Public;
    QString name;
    QString topic;
    int members = 0;
    Rights rights = Rights::Member; ///< a keeper may rename the room and add people

    friend bool operator==(const RoomHeading &, const RoomHeading &) = default;
};

/// The head of a conversation: its name and topic, who is in it, and what can be done with it.
class RoomHeader : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomHeader)

public:
    explicit RoomHeader(const Icons &icons, QWidget *parent = nullptr);

    void show(const RoomHeading &heading);
    /// In a narrow window the list of rooms is a page of its own, and this leads back to it.
    void setBackVisible(bool visible);
    void setPanelOpen(bool open);

signals:
    void backClicked();
    void panelToggled();
    void addPeople();
    void renameRoom();
    void leaveRoom();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void fillMenu();
    /// The keyboard comes to the first button; without any it does not come here.
    void chooseFocusProxy();

    const Icons &m_icons;
    IconButton *m_back;
    Label *m_name;
    Label *m_topic;
    QToolButton *m_members;
    IconButton *m_more;
    QMenu *m_menu;
    RoomHeading m_heading;
};

} // namespace madang::ui
