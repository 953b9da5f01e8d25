// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/expected.h"

#include <QLatin1StringView>
#include <QString>
#include <QUrl>

namespace madang
{

/// Where a server is and, in an invitation, how to come in.
///
///     madang://HOST:PORT/#invite=CODE[&fp=SHA256]     `fp` or `tls=1`: TLS
///     http(s)://HOST[:PORT]/#invite=CODE...           the same
///     HOST[:PORT]                                     an address; IPv6 in brackets
///
/// What follows the # never leaves the client.
struct Link {
    static constexpr quint16 defaultPort = 8787;

    QString host; ///< IPv6 without brackets
    quint16 port = defaultPort;
    bool tls = false;
    QString invite{};      ///< empty: an address only
    QString fingerprint{}; ///< SHA-256 of the server's certificate in lower-case hex; empty: judged by the system's CAs

    bool operator==(const Link &) const = default;
};

/// Why a text is no link. A closed set, so that the desktop can translate it.
enum class LinkProblem {
    Empty,
    TooLong,
    UnknownScheme,
    HasUserName,
    NeedsBrackets,
    BadHost,
    BadPort,
    HasPath,
    BadInvite,
    BadFingerprint,
};

/// A sentence that says what to do about it.
[[nodiscard]] QLatin1StringView reasonOf(LinkProblem problem);

/// Any text gives a link or a reason. Space around it is ignored, and so is what the fragment has beyond our fields.
[[nodiscard]] Expected<Link, LinkProblem> parseLink(QStringView text);

/// The `madang://` form: what the desktop opens.
[[nodiscard]] QString toText(const Link &link);
/// The `http(s)://` form: what a browser opens too.
[[nodiscard]] QString toWebText(const Link &link);

/// `http(s)://HOST:PORT/`, for requests to be resolved against.
[[nodiscard]] QUrl httpUrl(const Link &link);
/// `ws(s)://HOST:PORT/api/v1/ws`.
[[nodiscard]] QUrl webSocketUrl(const Link &link);

} // namespace madang
