// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/messagehandlers.h"

#include "server/hub/access.h"
#include "server/hub/commands/replying.h"
#include "server/hub/rights.h"

#include <algorithm>

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

Error noSuchMessage()
{
    return access::notFound(u"there is no such message"_s);
}

Edited toEdited(const Commit &commit)
{
    return {.seq = commit.event.seq, .at = commit.event.at, .duplicate = commit.duplicate};
}

Posted toPosted(const Commit &commit)
{
    const auto *posted = std::get_if<MessagePosted>(&commit.event.body);
    return {.seq = commit.event.seq, .n = posted ? posted->n : 0, .at = commit.event.at, .duplicate = commit.duplicate};
}

bool hasRoomFor(const QString &emoji, const QList<Reaction> &reactions)
{
    return reactions.size() < limits::reactionsPerMessage ||
           std::any_of(reactions.cbegin(), reactions.cend(),
                       [&emoji](const Reaction &reaction) { return reaction.emoji == emoji; });
}

/// The room of a message that is there and that the user may see.
Expected<StoredRoom, Error> roomOf(const Directory &directory, const UserId &user,
                                   const Expected<Message, Error> &message)
{
    if (!message)
        return Unexpected(message.error());
    const auto who = access::asker(directory, user);
    if (!who)
        return Unexpected(who.error());
    auto room = access::visibleRoom(directory, *who, message->room);
    if (!room || message->deleted)
        return Unexpected(noSuchMessage());
    return room;
}

} // namespace

MessageHandlers::MessageHandlers(const Directory &directory, Changes &changes, LogReader &reader,
                                 const AnnouncedLimits &limits)
    : m_directory(directory)
    , m_changes(changes)
    , m_reader(reader)
    , m_limits(limits)
{
}

void MessageHandlers::carryOut(const Post &post, const Asked &asked)
{
    m_changes.submit(
        Weight::Content, keyOf(asked.user(), post), [this, post, user = asked.user()] { return decide(post, user); },
        replying(asked, toPosted));
}

void MessageHandlers::carryOut(const Edit &edit, const Asked &asked)
{
    change(edit, asked, toEdited);
}

void MessageHandlers::carryOut(const Delete &command, const Asked &asked)
{
    change(command, asked, toEdited);
}

void MessageHandlers::carryOut(const React &react, const Asked &asked)
{
    change(react, asked, toStored);
}

void MessageHandlers::carryOut(const History &history, const Asked &asked)
{
    if (history.before && history.after) {
        asked.refuse(badRequest(u"before and after exclude each other"_s));
        return;
    }
    if (const auto room = access::ownRoom(m_directory, asked.user(), history.room); !room) {
        asked.refuse(room.error());
        return;
    }
    m_reader.history(history, [asked](const Expected<HistoryPage, Error> &page) { asked.settle(page); });
}

template <typename C, typename ToReply>
void MessageHandlers::change(const C &command, const Asked &asked, ToReply toReply)
{
    m_reader.message(command.message, [this, command, asked, toReply](const Found &found) {
        m_changes.submit(
            Weight::Content, keyOf(asked.user(), command),
            [this, command, found, user = asked.user()] { return decide(command, user, found); },
            replying(asked, toReply));
    });
}

Decision MessageHandlers::decide(const Post &post, const UserId &user) const
{
    if (const auto room = access::ownRoom(m_directory, user, post.room); !room)
        return Unexpected(room.error());
    if (const auto error = tooLong(post.text))
        return Unexpected(*error);
    if (!post.files.isEmpty())
        return Unexpected(access::notFound(u"there is no such file"_s));
    if (const auto error = unknownAmong(post.mentions))
        return Unexpected(*error);
    return Draft{.body = MessagePosted{.id = post.id,
                                       .n = 0,
                                       .text = post.text,
                                       .replyTo = post.replyTo,
                                       .mentions = post.mentions,
                                       .files = post.files},
                 .room = post.room};
}

Decision MessageHandlers::decide(const Edit &edit, const UserId &user, const Found &found) const
{
    if (const auto room = roomOf(m_directory, user, found); !room)
        return Unexpected(room.error());
    if (const auto room = access::ownRoom(m_directory, user, found->room); !room)
        return Unexpected(room.error());
    if (found->by != user)
        return Unexpected(access::forbidden(u"only its author edits a message"_s));
    if (const auto error = tooLong(edit.text))
        return Unexpected(*error);
    // Whom it named already may have been removed meanwhile, and the rest of the text still wants mending.
    QList<UserId> added = edit.mentions;
    added.removeIf([&found](const UserId &each) { return found->mentions.contains(each); });
    if (const auto error = unknownAmong(added))
        return Unexpected(*error);
    return Draft{.body = MessageEdited{.message = edit.message, .text = edit.text, .mentions = edit.mentions},
                 .room = found->room};
}

Decision MessageHandlers::decide(const Delete &command, const UserId &user, const Found &found) const
{
    const auto room = roomOf(m_directory, user, found);
    if (!room)
        return Unexpected(room.error());
    if (!rights::mayDelete(*m_directory.user(user), *room, found->by))
        return Unexpected(access::forbidden(u"only its author, and who looks after the room, deletes a message"_s));
    return Draft{.body = MessageDeleted{.message = command.message}, .room = found->room};
}

Decision MessageHandlers::decide(const React &react, const UserId &user, const Found &found) const
{
    if (const auto room = roomOf(m_directory, user, found); !room)
        return Unexpected(room.error());
    if (const auto room = access::ownRoom(m_directory, user, found->room); !room)
        return Unexpected(room.error());
    if (react.on && !rules::isEmoji(react.emoji)) // what stands there from earlier may be taken off
        return Unexpected(badRequest(u"emoji must be one emoji"_s));
    if (react.on && !hasRoomFor(react.emoji, found->reactions))
        return Unexpected(Error{ErrorCode::TooLarge,
                                u"a message has at most %1 different reactions"_s.arg(limits::reactionsPerMessage)});
    return Draft{.body = ReactionChanged{.message = react.message, .emoji = react.emoji, .on = react.on},
                 .room = found->room};
}

std::optional<Error> MessageHandlers::unknownAmong(const QList<UserId> &mentions) const
{
    const auto unknown = std::find_if(mentions.cbegin(), mentions.cend(),
                                      [this](const UserId &user) { return !m_directory.user(user); });
    if (unknown == mentions.cend())
        return std::nullopt;
    return access::notFound(u"mentions: there is no user %1"_s.arg(unknown->value));
}

std::optional<Error> MessageHandlers::tooLong(const QString &text) const
{
    const qint64 most = m_limits.textCodePoints;
    if (most == 0 || rules::codePoints(text) <= most)
        return std::nullopt;
    return Error{ErrorCode::TooLarge, u"a message has at most %1 characters"_s.arg(most)};
}

} // namespace madang::server
