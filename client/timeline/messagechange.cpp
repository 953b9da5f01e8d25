// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/timeline/messagechange.h"

#include "protocol/expected.h"

#include <algorithm>

namespace madang::client
{

namespace
{

void react(Message &message, const ReactionSet &set)
{
    auto &all = message.reactions;
    auto found =
        std::find_if(all.begin(), all.end(), [&set](const Reaction &reaction) { return reaction.emoji == set.emoji; });
    if (set.on) {
        if (found == all.end())
            all.append(Reaction{.emoji = set.emoji, .by = {set.by}});
        else if (!found->by.contains(set.by))
            found->by.append(set.by);
        return;
    }
    if (found == all.end())
        return;
    found->by.removeAll(set.by);
    if (found->by.isEmpty())
        all.erase(found);
}

} // namespace

Applied apply(Message &message, const MessageChange &change)
{
    if (change.seq <= message.rev)
        return Applied::No;
    message.rev = change.seq;
    std::visit(overloaded{[&message](const TextEdited &edit) {
                              message.text = edit.text;
                              message.mentions = edit.mentions;
                              message.editedAt = edit.at;
                          },
                          [&message](const MessageDeleted &) {
                              message.deleted = true;
                              message.text.clear();
                              message.mentions.clear();
                              message.reactions.clear();
                              message.files.clear();
                          },
                          [&message](const ReactionSet &set) { react(message, set); }},
               change.what);
    return Applied::Yes;
}

} // namespace madang::client
