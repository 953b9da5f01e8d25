// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <chrono>
#include <optional>

namespace madang
{

/// Why a request was refused; the wire's whole vocabulary. See docs/protocol.md, Errors.
enum class ErrorCode {
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    Resync,
    TooLarge,
    Unsupported,
    TooMany,
    Internal,
    Unavailable,
};

/// One row of the table of errors.
struct ErrorInfo {
    ErrorCode code = ErrorCode::Internal;
    QLatin1StringView name;
    int httpStatus = 0;
    bool mayRetry = false; ///< whether the same request may succeed later
};

[[nodiscard]] const ErrorInfo &infoOf(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorCodeNamed(QStringView name);

/// A refusal with a sentence for the log or the developer; people see a translation that belongs to the code.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString text{};
    std::optional<std::chrono::milliseconds> after{}; ///< when to try again, where that helps

    friend bool operator==(const Error &, const Error &) = default;
};

[[nodiscard]] inline Error badRequest(const QString &text)
{
    return {ErrorCode::BadRequest, text};
}

} // namespace madang
