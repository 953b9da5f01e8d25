// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/timeline/rowmaker.h"

#include "protocol/expected.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

RowMaker::RowMaker(UserId me, NameOf nameOf, QuotedMessage quoted)
    : m_me(std::move(me))
    , m_nameOf(std::move(nameOf))
    , m_quoted(std::move(quoted))
{
}

Row RowMaker::row(const Message &message, const QList<Pending> &pending) const
{
    Row row{.id = message.id,
            .author = message.by,
            .authorName = m_nameOf(message.by),
            .at = message.at,
            .text = message.text,
            .mentions = names(message.mentions),
            .edited = message.editedAt.has_value(),
            .deleted = message.deleted,
            .own = message.by == m_me,
            .mentionsMe = message.by != m_me && message.mentions.contains(m_me),
            .n = message.n,
            .seq = message.seq,
            .rev = message.rev};
    if (message.replyTo)
        row.quote = quote(*message.replyTo);
    for (const Reaction &reaction : message.reactions) {
        ReactionCount count{
            .emoji = reaction.emoji, .count = static_cast<int>(reaction.by.size()), .own = reaction.by.contains(m_me)};
        for (const UserId &user : reaction.by)
            count.names.append(m_nameOf(user));
        row.reactions.append(count);
    }
    for (const Pending &change : pending)
        overlay(row, change);
    return row;
}

Row RowMaker::row(const Pending &pending, const PendingPost &post) const
{
    Row row{.id = MessageId{pending.id.value},
            .author = m_me,
            .authorName = m_nameOf(m_me),
            .at = pending.at,
            .text = post.text,
            .mentions = names(post.mentions),
            .own = true,
            .state = pending.state,
            .change = OwnChange::Post,
            .pending = pending.id,
            .refusal = pending.refusal};
    if (post.replyTo)
        row.quote = quote(*post.replyTo);
    return row;
}

void RowMaker::overlay(Row &row, const Pending &pending) const
{
    const auto speaksOf = [&row, &pending](OwnChange change) {
        row.change = change;
        row.state = pending.state;
        row.pending = pending.id;
        row.refusal = pending.refusal;
    };
    std::visit(overloaded{[](const PendingPost &) {},
                          [&](const PendingEdit &edit) {
                              if (edit.message != row.id || row.deleted)
                                  return;
                              row.text = edit.text;
                              row.mentions = names(edit.mentions);
                              row.edited = true;
                              speaksOf(OwnChange::Edit);
                          },
                          [&](const PendingDelete &gone) {
                              if (gone.message != row.id || row.deleted)
                                  return;
                              speaksOf(OwnChange::Delete);
                              if (pending.state == SendState::Failed)
                                  return;
                              row.deleted = true;
                              row.text.clear();
                              row.mentions.clear();
                              row.reactions.clear();
                          },
                          [&](const PendingReaction &reaction) {
                              if (reaction.message == row.id && !row.deleted && pending.state != SendState::Failed)
                                  react(row, reaction);
                          }},
               pending.what);
}

void RowMaker::react(Row &row, const PendingReaction &reaction) const
{
    auto &all = row.reactions;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&reaction](const ReactionCount &count) { return count.emoji == reaction.emoji; });
    if (found == all.end()) {
        if (reaction.on)
            all.append({.emoji = reaction.emoji, .count = 1, .own = true, .names = {m_nameOf(m_me)}});
        return;
    }
    if (found->own == reaction.on)
        return;
    found->own = reaction.on;
    found->count += reaction.on ? 1 : -1;
    if (reaction.on)
        found->names.append(m_nameOf(m_me));
    else
        found->names.removeOne(m_nameOf(m_me));
    if (found->count == 0)
        all.erase(found);
}

QList<MentionName> RowMaker::names(const QList<UserId> &users) const
{
    QList<MentionName> all;
    all.reserve(users.size());
    for (const UserId &user : users)
        all.append({.user = user, .name = m_nameOf(user), .me = user == m_me});
    return all;
}

Quote RowMaker::quote(const MessageId &id) const
{
    const Message *message = m_quoted(id);
    if (message == nullptr)
        return {.message = id};
    return {.message = id,
            .author = message->by,
            .authorName = m_nameOf(message->by),
            .text = message->text,
            .deleted = message->deleted,
            .known = true};
}

} // namespace madang::client
