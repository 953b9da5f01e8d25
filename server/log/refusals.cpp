// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/refusals.h"

#include <chrono>

namespace madang::server::refusals
{

using namespace Qt::StringLiterals;

Error idTaken()
{
    return {ErrorCode::Conflict, u"this id belongs to something else"_s};
}

Error nameTaken()
{
    return {ErrorCode::Conflict, u"this name is taken"_s};
}

Error roomTaken()
{
    return {ErrorCode::Conflict, u"there is such a room already"_s};
}

Error messageGone()
{
    return {ErrorCode::NotFound, u"there is no such message"_s};
}

Error repliesToNothing()
{
    return {ErrorCode::NotFound, u"reply_to: there is no such message in this room"_s};
}

Error roomGone()
{
    return {ErrorCode::NotFound, u"there is no such room"_s};
}

Error userGone()
{
    return {ErrorCode::NotFound, u"there is no such user"_s};
}

Error invitationGone()
{
    return {ErrorCode::NotFound, u"this invitation is used up or was taken back"_s};
}

Error storageTrouble()
{
    constexpr std::chrono::milliseconds soon{1'000};
    return {ErrorCode::Unavailable, u"the storage is in trouble"_s, soon};
}

Error logDamaged()
{
    constexpr std::chrono::milliseconds whileSomebodyComes{30'000};
    return {ErrorCode::Unavailable, u"the log is damaged"_s, whileSomebodyComes};
}

} // namespace madang::server::refusals
