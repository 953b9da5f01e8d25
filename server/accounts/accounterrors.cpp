// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/accounterrors.h"

#include "protocol/limits.h"

namespace madang::server::accounterrors
{

using namespace Qt::StringLiterals;

Error wrongSignIn()
{
    return {ErrorCode::Unauthorized, u"wrong name or password"_s};
}

Error wrongOldPassword()
{
    // Not unauthorized: who asks is signed in and stays so.
    return {ErrorCode::Forbidden, u"the old password is wrong"_s};
}

Error invitationUseless()
{
    return {ErrorCode::NotFound, u"this invitation is unknown, used up, expired or was taken back"_s};
}

Error nameTaken()
{
    return {ErrorCode::Conflict, u"name taken"_s};
}

Error nameUnfit()
{
    return {ErrorCode::BadRequest, u"a name needs something visible and no direction marks"_s};
}

Error tokenUnknown()
{
    return {ErrorCode::Unauthorized, u"not signed in"_s};
}

Error deviceUnknown()
{
    return {ErrorCode::NotFound, u"no such device"_s};
}

Error userUnknown()
{
    return {ErrorCode::NotFound, u"no such user"_s};
}

Error ownerless()
{
    return {ErrorCode::NotFound, u"this server has no owner yet; it prints the owner's invitation when it starts"_s};
}

Error severalOwners()
{
    return {ErrorCode::Conflict, u"this server has several owners: say which one with --user NAME"_s};
}

Error expiresInThePast()
{
    return {ErrorCode::BadRequest, u"expires is not in the future"_s};
}

Error tooManyInvitations()
{
    return {ErrorCode::TooMany, u"too many invitations at once; end some first"_s};
}

Error triedTooOften(std::chrono::milliseconds wait)
{
    return {ErrorCode::TooMany, u"this password was tried too often; please wait"_s, wait};
}

std::optional<Error> passwordRefusal(const QString &password)
{
    const auto bytes = password.toUtf8().size();
    if (bytes >= limits::passwordBytesMin && bytes <= limits::passwordBytesMax)
        return std::nullopt;
    return badRequest(u"a password has %1 to %2 bytes"_s.arg(limits::passwordBytesMin).arg(limits::passwordBytesMax));
}

} // namespace madang::server::accounterrors
