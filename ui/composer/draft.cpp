// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/composer/draft.h"

namespace madang::ui
{

QString asSent(const QString &written)
{
    QString text = written.normalized(QString::NormalizationForm_C);
    while (text.startsWith(u'\n')) {
        text.remove(0, 1);
    }
    while (!text.isEmpty() && text.back().isSpace()) {
        text.chop(1);
    }
    return text.trimmed().isEmpty() ? QString() : text;
}

Composed composed(const QString &roomId, const Draft &draft, const QList<Mentionable> &people)
{
    Composed message{.roomId = roomId, .text = asSent(draft.text), .replyTo = {}, .editedId = {}, .mentions = {}};
    for (const MentionSpan &mention : findMentions(message.text, people)) {
        if (!message.mentions.contains(mention.userId)) {
            message.mentions.append(mention.userId);
        }
    }
    if (draft.mode == ComposeMode::Reply) {
        message.replyTo = draft.subject.messageId;
    } else if (draft.mode == ComposeMode::Edit) {
        message.editedId = draft.subject.messageId;
    }
    return message;
}

} // namespace madang::ui
