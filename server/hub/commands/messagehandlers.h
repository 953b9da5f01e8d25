// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/asked.h"
#include "server/hub/changes.h"
#include "server/hub/directory.h"
#include "server/hub/settings.h"
#include "server/log/log.h"

namespace madang::server
{

/// The commands about what is said.
class MessageHandlers
{
public:
    MessageHandlers(const Directory &directory, Changes &changes, LogReader &reader, const AnnouncedLimits &limits);

    void carryOut(const Post &post, const Asked &asked);
    void carryOut(const Edit &edit, const Asked &asked);
    void carryOut(const Delete &command, const Asked &asked);
    void carryOut(const React &react, const Asked &asked);
    void carryOut(const History &history, const Asked &asked);

private:
    using Found = Expected<Message, Error>;

    [[nodiscard]] Decision decide(const Post &post, const UserId &user) const;
    [[nodiscard]] Decision decide(const Edit &edit, const UserId &user, const Found &found) const;
    [[nodiscard]] Decision decide(const Delete &command, const UserId &user, const Found &found) const;
    [[nodiscard]] Decision decide(const React &react, const UserId &user, const Found &found) const;
    /// Looks the message up and then submits the change that decide() makes of it.
    template <typename C, typename ToReply>
    void change(const C &command, const Asked &asked, ToReply toReply);
    [[nodiscard]] std::optional<Error> unknownAmong(const QList<UserId> &mentions) const;
    [[nodiscard]] std::optional<Error> tooLong(const QString &text) const;

    const Directory &m_directory;
    Changes &m_changes;
    LogReader &m_reader;
    AnnouncedLimits m_limits;
};

} // namespace madang::server
