// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/row.h"

#include <QObject>

#include <functional>

class QMenu;

namespace madang::ui
{

/// What can be done with a message from its menu.
enum class MessageAct { React, Reply, Edit, CopyText, Delete, MarkUnread, TryAgain, GiveUp };

enum class Moderation { Own, Everybody }; ///< whose messages this user may delete

/// Which of them make sense for a row, in the order of the menu.
[[nodiscard]] QList<MessageAct> actsFor(const client::Row &row, Moderation moderation);

/// Fills a menu with them.
class MessageMenu
{
public:
    using Do = std::function<void(MessageAct)>;

    static void fill(QMenu &menu, const client::Row &row, Moderation moderation, const Do &act);
    [[nodiscard]] static QString words(MessageAct act, const client::Row &row);
};

} // namespace madang::ui
