// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/outbox/entry.h"

#include "protocol/expected.h"

namespace madang::client
{

namespace
{

SendState shown(OutboxState state)
{
    switch (state) {
    case OutboxState::Queued:
        return SendState::Queued;
    case OutboxState::Sending:
        return SendState::Sending;
    case OutboxState::Sent:
        return SendState::Sent;
    case OutboxState::NeedsConsent:
    case OutboxState::Failed:
        break;
    }
    return SendState::Failed;
}

} // namespace

ChangeId idOf(const OwnCommand &command)
{
    return std::visit(overloaded{[](const Post &post) { return ChangeId{post.id.value}; },
                                 [](const auto &change) { return change.id; }},
                      command);
}

OutboxEntry asKept(OutboxEntry entry)
{
    if (entry.state != OutboxState::Failed) {
        entry.state = OutboxState::Queued;
        entry.refusal.reset();
    }
    entry.seq = 0;
    return entry;
}

Pending toPending(const OutboxEntry &entry)
{
    Pending pending{.id = entry.id, .at = entry.at, .state = shown(entry.state)};
    if (entry.refusal && entry.state == OutboxState::Failed)
        pending.refusal = entry.refusal->code;
    std::visit(overloaded{[&pending](const Post &post) {
                              pending.what =
                                  PendingPost{.text = post.text, .replyTo = post.replyTo, .mentions = post.mentions};
                          },
                          [&pending](const Edit &edit) {
                              pending.what =
                                  PendingEdit{.message = edit.message, .text = edit.text, .mentions = edit.mentions};
                          },
                          [&pending](const Delete &erase) { pending.what = PendingDelete{.message = erase.message}; },
                          [&pending](const React &react) {
                              pending.what =
                                  PendingReaction{.message = react.message, .emoji = react.emoji, .on = react.on};
                          }},
               entry.command);
    return pending;
}

} // namespace madang::client
