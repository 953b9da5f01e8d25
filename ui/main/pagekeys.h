// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/steering.h"

#include <QKeySequence>
#include <QObject>

#include <functional>

class QWidget;

namespace madang::ui
{

class Conversation;
class MainPage;
class SidePanel;
class Sidebar;

/// The keys that lead through the page of a workspace: from room to room, and from region to region.
class PageKeys : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageKeys)

public:
    struct Parts {
        Sidebar &sidebar;
        Conversation &conversation;
        SidePanel &side;
        MainPage &columns;
        client::Session &session;
        client::Steering &steering;
    };

    /// They work wherever `page` has the focus inside.
    PageKeys(const Parts &parts, QWidget *page);

signals:
    /// Empty where there is no other.
    void roomWanted(const QString &id);
    /// The open room is to count as read.
    void readWanted();

private:
    void add(const QKeySequence &keys, std::function<void()> act);
    void addRoomKeys();
    void moveFocus(int step);
    void retry();

    Parts m_parts;
    QWidget *m_page;
};

} // namespace madang::ui
