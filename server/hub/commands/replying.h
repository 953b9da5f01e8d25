// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/asked.h"
#include "server/hub/changes.h"

/// How the answer to a change is made from what is in the log.
namespace madang::server
{

template <typename ToReply>
[[nodiscard]] Changes::Then replying(const Asked &asked, ToReply toReply)
{
    return [asked, toReply](const Expected<std::optional<Commit>, Error> &result) {
        if (!result)
            asked.refuse(result.error());
        else if (!*result)
            asked.refuse({ErrorCode::Internal, QStringLiteral("nothing was stored")});
        else
            asked.answer(toReply(**result));
    };
}

[[nodiscard]] inline Stored toStored(const Commit &commit)
{
    return {.seq = commit.event.seq, .duplicate = commit.duplicate};
}

} // namespace madang::server
