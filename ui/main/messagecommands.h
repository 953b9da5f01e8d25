// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/workspace/workspace.h"
#include "ui/composer/draft.h"
#include "ui/theme/icons.h"

#include <QObject>

namespace madang::ui
{

class Composer;
class TimelineView;

/// What can be done with the messages of the open room: they are written, answered, edited, deleted and reacted to.
/// The timeline and the composer ask for it; the outbox carries it out.
class MessageCommands : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageCommands)

public:
    /// All of them outlive it; dialogs open over `window`.
    struct Parts {
        client::Workspace &workspace;
        const Icons &icons;
        TimelineView &view;
        Composer &composer;
        QWidget *window = nullptr;
    };

    explicit MessageCommands(const Parts &parts);

    /// The room that is meant from now on. `timeline` stays until the next call; null where no room is open.
    void setRoom(const RoomId &room, const client::Timeline *timeline);
    /// What was being written there before, as the composer shows it.
    [[nodiscard]] Draft keptDraft() const;

private:
    void wireTimeline(const TimelineView &view);
    void wireComposer();
    void send(const Composed &message);
    void keep(const QString &roomId, const Draft &draft);
    void startEdit(const MessageId &message);
    void startReply(const MessageId &message);
    void editLast();
    void askToDelete(const MessageId &message);
    void pickEmoji();

    client::Workspace &m_workspace;
    const Icons &m_icons;
    Composer &m_composer;
    QWidget *m_window;
    RoomId m_room;
    const client::Timeline *m_timeline = nullptr;
};

} // namespace madang::ui
