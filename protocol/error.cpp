// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/error.h"

#include <algorithm>
#include <array>

namespace madang
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array<ErrorInfo, 11> table{{
    {ErrorCode::BadRequest, "bad_request"_L1, 400, false},
    {ErrorCode::Unauthorized, "unauthorized"_L1, 401, false},
    {ErrorCode::Forbidden, "forbidden"_L1, 403, false},
    {ErrorCode::NotFound, "not_found"_L1, 404, false},
    {ErrorCode::Conflict, "conflict"_L1, 409, false},
    {ErrorCode::Resync, "resync"_L1, 409, false},
    {ErrorCode::TooLarge, "too_large"_L1, 413, false},
    {ErrorCode::Unsupported, "unsupported"_L1, 415, false},
    {ErrorCode::TooMany, "too_many"_L1, 429, true},
    {ErrorCode::Internal, "internal"_L1, 500, true},
    {ErrorCode::Unavailable, "unavailable"_L1, 503, true},
}};

} // namespace

const ErrorInfo &infoOf(ErrorCode code)
{
    return table.at(static_cast<size_t>(code));
}

std::optional<ErrorCode> errorCodeNamed(QStringView name)
{
    const auto *const row =
        std::find_if(table.begin(), table.end(), [name](const ErrorInfo &info) { return name == info.name; });
    return row == table.end() ? std::nullopt : std::optional(row->code);
}

} // namespace madang
