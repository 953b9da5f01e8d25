// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/pagekeys.h"

#include "ui/main/conversation.h"
#include "ui/main/mainpage.h"
#include "ui/main/sidepanel.h"
#include "ui/rooms/sidebar.h"

#include <QAction>
#include <QApplication>

#include <algorithm>

namespace madang::ui
{

PageKeys::PageKeys(const Parts &parts, QWidget *page)
    : QObject(page)
    , m_parts(parts)
    , m_page(page)
{
    addRoomKeys();
    add(Qt::CTRL | Qt::Key_L, [this] { m_parts.conversation.focusComposer(); });
    add(Qt::CTRL | Qt::Key_Period, [this] { m_parts.side.toggle(SidePanel::Shows::People); });
    add(Qt::CTRL | Qt::Key_R, [this] { retry(); });
    add(Qt::SHIFT | Qt::Key_Escape, [this] { emit readWanted(); });
    add(Qt::CTRL | Qt::Key_Comma, [this] {
        m_parts.columns.showRooms();
        m_parts.sidebar.openSettings();
    });
    add(Qt::Key_F6, [this] { moveFocus(1); });
    add(Qt::SHIFT | Qt::Key_F6, [this] { moveFocus(-1); });
}

void PageKeys::add(const QKeySequence &keys, std::function<void()> act)
{
    auto *action = new QAction(m_page);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(act));
    m_page->addAction(action);
}

void PageKeys::addRoomKeys()
{
    using Step = Sidebar::Step;
    using Among = Sidebar::Among;
    const auto step = [this](Step where, Among among) {
        return [this, where, among] { emit roomWanted(m_parts.sidebar.neighbour(where, among)); };
    };
    add(Qt::ALT | Qt::Key_Up, step(Step::Previous, Among::All));
    add(Qt::ALT | Qt::Key_Down, step(Step::Next, Among::All));
    add(Qt::ALT | Qt::SHIFT | Qt::Key_Up, step(Step::Previous, Among::Unread));
    add(Qt::ALT | Qt::SHIFT | Qt::Key_Down, step(Step::Next, Among::Unread));
    add(Qt::CTRL | Qt::Key_K, [this] {
        m_parts.columns.showRooms();
        m_parts.sidebar.focusFilter();
    });
}

/// A connection where there is none, else a better one.
void PageKeys::retry()
{
    if (m_parts.session.live())
        m_parts.steering.lookUpwards();
    else
        m_parts.session.tryNow();
}

void PageKeys::moveFocus(int step)
{
    QList<QWidget *> regions{&m_parts.sidebar};
    regions += m_parts.conversation.regions();
    if (m_parts.side.isVisible())
        regions.append(&m_parts.side);
    const auto at = std::find_if(regions.begin(), regions.end(), [](const QWidget *region) {
        return region->hasFocus() || region->isAncestorOf(QApplication::focusWidget());
    });
    const qsizetype index = at == regions.end() ? 0 : std::distance(regions.begin(), at);
    QWidget *next = regions.at((index + step + regions.size()) % regions.size());
    if (next == &m_parts.sidebar)
        m_parts.sidebar.focusList();
    else if (next == &m_parts.side)
        m_parts.side.focusFirst();
    else
        next->setFocus(Qt::TabFocusReason);
}

} // namespace madang::ui
