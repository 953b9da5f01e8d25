// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/storedbody.h"

#include <algorithm>

namespace madang::server
{

EventBody asStored(EventBody body)
{
    if (auto *created = std::get_if<RoomCreated>(&body)) {
        created->room.last.reset();
        created->room.lastN = 0;
        created->room.readN = 0;
    } else if (auto *joined = std::get_if<MemberJoined>(&body)) {
        joined->roomObject.reset();
    }
    return body;
}

void replaceText(EventBody &body, const MessageEdited &edited)
{
    if (auto *posted = std::get_if<MessagePosted>(&body)) {
        posted->text = edited.text;
        posted->mentions = edited.mentions;
    } else if (auto *earlier = std::get_if<MessageEdited>(&body)) {
        earlier->text = edited.text;
        earlier->mentions = edited.mentions;
    }
}

void removeText(EventBody &body)
{
    if (auto *posted = std::get_if<MessagePosted>(&body)) {
        posted->text.clear();
        posted->mentions.clear();
        posted->files.clear();
        posted->deleted = true;
    } else if (auto *edited = std::get_if<MessageEdited>(&body)) {
        edited->text.clear();
        edited->mentions.clear();
    }
}

QList<Reaction> grouped(const QList<ReactionMark> &marks)
{
    QList<Reaction> reactions;
    for (const ReactionMark &mark : marks) {
        const auto same = std::find_if(reactions.begin(), reactions.end(),
                                       [&mark](const Reaction &reaction) { return reaction.emoji == mark.emoji; });
        if (same == reactions.end())
            reactions.append(Reaction{.emoji = mark.emoji, .by = {mark.by}});
        else
            same->by.append(mark.by);
    }
    return reactions;
}

} // namespace madang::server
