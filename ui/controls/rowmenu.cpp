// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/rowmenu.h"

#include <QAbstractItemView>
#include <QContextMenuEvent>
#include <QKeyEvent>

namespace madang::ui
{

RowMenu::RowMenu(QAbstractItemView &list)
    : QObject(&list)
    , m_list(list)
{
    list.setContextMenuPolicy(Qt::CustomContextMenu);
    list.installEventFilter(this);
    connect(&list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { open(m_list.indexAt(at), at); });
}

void RowMenu::open(const QModelIndex &row, const QPoint &at)
{
    if (row.isValid()) {
        emit wanted(row, m_list.viewport()->mapToGlobal(at));
    }
}

bool RowMenu::eventFilter(QObject *watched, QEvent *event)
{
    bool byKey = false;
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        byKey = key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier;
    } else if (event->type() == QEvent::ContextMenu) {
        byKey = static_cast<QContextMenuEvent *>(event)->reason() == QContextMenuEvent::Keyboard;
    }
    if (!byKey) {
        return QObject::eventFilter(watched, event);
    }
    const QModelIndex row = m_list.currentIndex();
    m_list.scrollTo(row);
    open(row, m_list.visualRect(row).center());
    return true;
}

} // namespace madang::ui
