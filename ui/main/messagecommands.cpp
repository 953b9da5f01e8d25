// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/messagecommands.h"

#include "ui/composer/composer.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/main/asking.h"
#include "ui/timeline/emojipicker.h"
#include "ui/timeline/timelineview.h"

namespace madang::ui
{
namespace
{

Subject subjectOf(const client::Row &row)
{
    return {.messageId = row.id.value, .author = row.authorName, .text = row.text};
}

QList<UserId> usersOf(const QStringList &ids)
{
    QList<UserId> users;
    for (const QString &id : ids)
        users.append(UserId{id});
    return users;
}

} // namespace

MessageCommands::MessageCommands(const Parts &parts)
    : QObject(parts.window)
    , m_workspace(parts.workspace)
    , m_icons(parts.icons)
    , m_composer(parts.composer)
    , m_window(parts.window)
{
    wireTimeline(parts.view);
    wireComposer();
}

void MessageCommands::wireTimeline(const TimelineView &view)
{
    connect(&view, &TimelineView::reactionToggled, this,
            [this](const MessageId &message, const QString &emoji, bool on) {
                m_workspace.outbox().react(m_room, message, emoji, on);
            });
    connect(&view, &TimelineView::replyRequested, this, &MessageCommands::startReply);
    connect(&view, &TimelineView::editRequested, this, &MessageCommands::startEdit);
    connect(&view, &TimelineView::deleteRequested, this, &MessageCommands::askToDelete);
    connect(&view, &TimelineView::tryAgainRequested, this,
            [this](const ChangeId &change) { m_workspace.outbox().tryAgain(change); });
    connect(&view, &TimelineView::giveUpRequested, this,
            [this](const ChangeId &change) { m_workspace.outbox().remove(change); });
}

void MessageCommands::wireComposer()
{
    connect(&m_composer, &Composer::sent, this, &MessageCommands::send);
    connect(&m_composer, &Composer::draftChanged, this, &MessageCommands::keep);
    connect(&m_composer, &Composer::editLastRequested, this, &MessageCommands::editLast);
    connect(&m_composer, &Composer::emojiRequested, this, &MessageCommands::pickEmoji);
}

void MessageCommands::setRoom(const RoomId &room, const client::Timeline *timeline)
{
    m_room = room;
    m_timeline = timeline;
}

Draft MessageCommands::keptDraft() const
{
    const client::Draft kept = m_workspace.drafts().draft(m_room);
    Draft draft{.text = kept.text, .mode = ComposeMode::Plain, .subject = {}, .setAside = {}};
    if (kept.replyTo && m_timeline != nullptr) {
        const int row = m_timeline->rowOf(*kept.replyTo);
        draft.mode = ComposeMode::Reply;
        draft.subject = row < 0 ? Subject{.messageId = kept.replyTo->value, .author = {}, .text = {}}
                                : subjectOf(m_timeline->at(row));
    }
    return draft;
}

void MessageCommands::keep(const QString &roomId, const Draft &draft)
{
    // An edit is not kept over the end of the program; what it set aside is.
    client::Draft kept{.text = draft.mode == ComposeMode::Edit ? draft.setAside : draft.text};
    if (draft.mode == ComposeMode::Reply)
        kept.replyTo = MessageId{draft.subject.messageId};
    m_workspace.drafts().set(RoomId{roomId}, kept);
    m_workspace.drafts().save(); // the composer has waited long enough already
}

void MessageCommands::send(const Composed &message)
{
    auto &outbox = m_workspace.outbox();
    const RoomId room{message.roomId};
    if (!message.editedId.isEmpty()) {
        outbox.edit(room, MessageId{message.editedId}, message.text, usersOf(message.mentions));
        return;
    }
    const auto replyTo = message.replyTo.isEmpty() ? std::nullopt : std::optional(MessageId{message.replyTo});
    outbox.post(room, message.text, replyTo, usersOf(message.mentions));
}

void MessageCommands::startEdit(const MessageId &message)
{
    const int row = m_timeline == nullptr ? -1 : m_timeline->rowOf(message);
    if (row >= 0)
        m_composer.startEdit(subjectOf(m_timeline->at(row)));
}

void MessageCommands::startReply(const MessageId &message)
{
    const int row = m_timeline == nullptr ? -1 : m_timeline->rowOf(message);
    if (row >= 0)
        m_composer.startReply(subjectOf(m_timeline->at(row)));
}

void MessageCommands::editLast()
{
    if (m_timeline == nullptr)
        return;
    for (int row = m_timeline->count() - 1; row >= 0; --row) {
        const client::Row &candidate = m_timeline->at(row);
        if (candidate.own && candidate.isPosted() && !candidate.deleted) {
            m_composer.startEdit(subjectOf(candidate));
            return;
        }
    }
}

void MessageCommands::askToDelete(const MessageId &message)
{
    auto *dialog = new ConfirmDialog(m_icons, ConfirmDialog::Question::DeleteMessage, {}, m_window);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, room = m_room, message] {
        dialog->close();
        m_workspace.outbox().erase(room, message);
    });
    asking::open(dialog);
}

void MessageCommands::pickEmoji()
{
    auto *picker = new EmojiPicker(m_icons.theme(), m_window);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &EmojiPicker::chosen, &m_composer, &Composer::insertText);
    picker->popup(QRect(m_composer.mapToGlobal(QPoint(0, 0)), m_composer.size()));
}

} // namespace madang::ui
