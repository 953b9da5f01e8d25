// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"

namespace madang::server
{

/// An event's body as the log keeps it: without what depends on its reader and on the moment. Those are the joiner's
/// room object, a room's last message and its read marker; who sends the event adds them.
[[nodiscard]] EventBody asStored(EventBody body);

/// After an edit neither replay nor history has the former text: whatever carried it has the new one.
void replaceText(EventBody &body, const MessageEdited &edited);
/// After a delete nothing of what was said is left.
void removeText(EventBody &body);

/// One reaction as stored, in the order in which they were put.
struct ReactionMark {
    QString emoji;
    UserId by;

    bool operator==(const ReactionMark &) const = default;
};
[[nodiscard]] QList<Reaction> grouped(const QList<ReactionMark> &marks);

} // namespace madang::server
