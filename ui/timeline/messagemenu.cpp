// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/messagemenu.h"

#include "ui/timeline/messagewords.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

namespace madang::ui
{

using client::OwnChange;
using client::Row;
using client::SendState;

QList<MessageAct> actsFor(const Row &row, Moderation moderation)
{
    if (row.state == SendState::Failed)
        return {MessageAct::TryAgain, MessageAct::GiveUp, MessageAct::CopyText};
    if (!row.isPosted())
        return {MessageAct::CopyText, MessageAct::GiveUp};
    if (row.deleted)
        return {MessageAct::MarkUnread};
    QList<MessageAct> acts{MessageAct::React, MessageAct::Reply};
    if (row.own)
        acts.append(MessageAct::Edit);
    acts.append(MessageAct::CopyText);
    acts.append(MessageAct::MarkUnread);
    if (row.own || moderation == Moderation::Everybody)
        acts.append(MessageAct::Delete);
    return acts;
}

QString MessageMenu::words(MessageAct act, const Row &row)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("MessageMenu", text); };
    switch (act) {
    case MessageAct::React:
        return say(QT_TRANSLATE_NOOP("MessageMenu", "React…"));
    case MessageAct::Reply:
        return say(QT_TRANSLATE_NOOP("MessageMenu", "Reply"));
    case MessageAct::Edit:
        return say(QT_TRANSLATE_NOOP("MessageMenu", "Edit"));
    case MessageAct::CopyText:
        return say(QT_TRANSLATE_NOOP("MessageMenu", "Copy text"));
    case MessageAct::Delete:
        return say(QT_TRANSLATE_NOOP("MessageMenu", "Delete"));
    case MessageAct::MarkUnread:
        return say(QT_TRANSLATE_NOOP("MessageMenu", "Mark unread from here"));
    case MessageAct::TryAgain:
        return MessageWords::tryAgain();
    case MessageAct::GiveUp:
        return MessageWords::giveUp(row.change);
    }
    return {};
}

void MessageMenu::fill(QMenu &menu, const Row &row, Moderation moderation, const Do &act)
{
    for (const MessageAct one : actsFor(row, moderation)) {
        if (one == MessageAct::Delete)
            menu.addSeparator();
        const QAction *action = menu.addAction(words(one, row));
        QObject::connect(action, &QAction::triggered, &menu, [act, one] { act(one); });
    }
}

} // namespace madang::ui
