// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/link.h"

#include "protocol/rules.h"

#include <algorithm>
#include <optional>

namespace madang
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype textLength = 2'048;
constexpr qsizetype hostLength = 253;
constexpr qsizetype fingerprintDigits = 64;
constexpr quint16 httpPort = 80;
constexpr quint16 httpsPort = 443;

enum class Scheme { Madang, Http, Https };

/// The text, cut at its borders but not looked into.
struct Pieces {
    std::optional<QStringView> scheme{};
    QStringView authority;
    QStringView path;
    QStringView fragment;
};

qsizetype firstOf(QStringView text, QLatin1StringView characters)
{
    const auto *const found = std::find_if(text.begin(), text.end(), [=](QChar c) { return characters.contains(c); });
    return found - text.begin();
}

Pieces cut(QStringView text)
{
    Pieces pieces;
    const auto slashes = text.indexOf("://"_L1);
    if (slashes >= 0 && firstOf(text, "/?#"_L1) == slashes + 1) {
        constexpr qsizetype separatorLength = 3;
        pieces.scheme = text.first(slashes);
        text = text.sliced(slashes + separatorLength);
    }
    pieces.authority = text.first(firstOf(text, "/?#"_L1));
    text = text.sliced(pieces.authority.size());
    pieces.path = text.first(firstOf(text, "?#"_L1));
    if (const auto hash = text.indexOf(u'#'); hash >= 0)
        pieces.fragment = text.sliced(hash + 1);
    return pieces;
}

std::optional<Scheme> schemeNamed(QStringView name)
{
    if (name.compare("madang"_L1, Qt::CaseInsensitive) == 0)
        return Scheme::Madang;
    if (name.compare("http"_L1, Qt::CaseInsensitive) == 0)
        return Scheme::Http;
    if (name.compare("https"_L1, Qt::CaseInsensitive) == 0)
        return Scheme::Https;
    return std::nullopt;
}

std::optional<quint16> portFrom(QStringView digits)
{
    constexpr qsizetype digitsMost = 5;
    const bool areDigits = std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (digits.isEmpty() || digits.size() > digitsMost || !areDigits)
        return std::nullopt;
    bool fits = false;
    const auto port = digits.toUShort(&fits);
    return fits && port > 0 ? std::optional(port) : std::nullopt;
}

bool isHostCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || "-._:"_L1.contains(c);
}

/// The host as QUrl writes it (lower case, IPv6 without brackets), or nothing where it is none. (QUrl alone would take
/// `v1.a=b` for an address of a future kind, and anything for the zone of an IPv6 address, which means something on one
/// machine only.)
std::optional<QString> hostFrom(QStringView text)
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(text.toString(), QUrl::DecodedMode);
    const QString host = url.host();
    // What counts is the name as it travels, which is longer where it is not ASCII.
    if (text.size() > hostLength || url.host(QUrl::FullyEncoded).size() > hostLength || !url.isValid() ||
        host.isEmpty() || !std::all_of(host.begin(), host.end(), isHostCharacter))
        return std::nullopt;
    if (!host.contains(u':') && url.authority().startsWith(u'['))
        return std::nullopt;
    return host;
}

std::optional<LinkProblem> readAuthority(QStringView authority, std::optional<quint16> &port, Link &link)
{
    if (authority.contains(u'@'))
        return LinkProblem::HasUserName;
    QStringView host = authority;
    QStringView rest;
    if (authority.startsWith(u'[')) {
        const auto end = authority.indexOf(u']');
        if (end < 0)
            return LinkProblem::BadHost;
        host = authority.first(end).sliced(1);
        rest = authority.sliced(end + 1);
        if (!host.contains(u':'))
            return LinkProblem::BadHost;
    } else if (authority.count(u':') > 1) {
        return LinkProblem::NeedsBrackets;
    } else if (const auto colon = authority.indexOf(u':'); colon >= 0) {
        host = authority.first(colon);
        rest = authority.sliced(colon);
    }
    const auto known = hostFrom(host);
    if (!known)
        return LinkProblem::BadHost;
    link.host = *known;
    if (rest.isEmpty())
        return std::nullopt;
    port = rest.startsWith(u':') ? portFrom(rest.sliced(1)) : std::nullopt;
    return port ? std::nullopt : std::optional(LinkProblem::BadPort);
}

std::optional<LinkProblem> readFragment(QStringView fragment, Link &link)
{
    for (const auto field : fragment.split(u'&')) {
        const auto equals = field.indexOf(u'=');
        if (equals < 0)
            continue;
        const auto name = field.first(equals);
        const auto value = field.sliced(equals + 1);
        if (name == "invite"_L1) {
            if (!rules::isInvitationCode(value))
                return LinkProblem::BadInvite;
            link.invite = value.toString();
        } else if (name == "fp"_L1) {
            const QString digits = value.toString().remove(u':').toLower();
            const bool isHex = std::all_of(digits.begin(), digits.end(), [](QChar c) {
                return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
            });
            if (digits.size() != fingerprintDigits || !isHex)
                return LinkProblem::BadFingerprint;
            link.fingerprint = digits;
            link.tls = true;
        } else if (name == "tls"_L1 && value == "1"_L1) {
            link.tls = true;
        }
    }
    return std::nullopt;
}

QUrl urlOf(const Link &link, const QString &scheme, const QString &path)
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(link.host);
    url.setPort(link.port);
    url.setPath(path);
    return url;
}

/// `scheme` says TLS by itself where it is https.
QString written(const Link &link, const QString &scheme)
{
    QStringList fields;
    if (!link.invite.isEmpty())
        fields.append("invite="_L1 + link.invite);
    if (!link.fingerprint.isEmpty())
        fields.append("fp="_L1 + link.fingerprint);
    else if (link.tls && scheme != "https"_L1)
        fields.append(u"tls=1"_s);
    QUrl url = urlOf(link, scheme, u"/"_s);
    if (!fields.isEmpty())
        url.setFragment(fields.join(u'&'));
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

QLatin1StringView reasonOf(LinkProblem problem)
{
    switch (problem) {
    case LinkProblem::Empty:
        return "there is no address"_L1;
    case LinkProblem::TooLong:
        return "this is too long for an address or an invitation"_L1;
    case LinkProblem::UnknownScheme:
        return "an address begins with madang://, http:// or https://, or with the name of the server"_L1;
    case LinkProblem::HasUserName:
        return "leave out what stands before the @"_L1;
    case LinkProblem::NeedsBrackets:
        return "put an IPv6 address in brackets, for example [::1]:8787"_L1;
    case LinkProblem::BadHost:
        return "the name of the server is not a host name or an IP address"_L1;
    case LinkProblem::BadPort:
        return "the port is a number from 1 to 65535"_L1;
    case LinkProblem::HasPath:
        return "leave out what follows the first / of the address"_L1;
    case LinkProblem::BadInvite:
        return "the invitation code is cut off or damaged; copy the whole link again"_L1;
    case LinkProblem::BadFingerprint:
        return "the certificate's fingerprint is cut off or damaged; copy the whole link again"_L1;
    }
    return {};
}

Expected<Link, LinkProblem> parseLink(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return Unexpected(LinkProblem::Empty);
    if (text.size() > textLength)
        return Unexpected(LinkProblem::TooLong);
    const Pieces pieces = cut(text);
    const auto scheme = pieces.scheme ? schemeNamed(*pieces.scheme) : std::optional(Scheme::Madang);
    if (!scheme)
        return Unexpected(LinkProblem::UnknownScheme);
    Link link;
    link.tls = *scheme == Scheme::Https;
    std::optional<quint16> port;
    if (const auto problem = readAuthority(pieces.authority, port, link))
        return Unexpected(*problem);
    if (!pieces.path.isEmpty() && pieces.path != "/"_L1)
        return Unexpected(LinkProblem::HasPath);
    if (const auto problem = readFragment(pieces.fragment, link))
        return Unexpected(*problem);
    const quint16 webPort = link.tls ? httpsPort : httpPort;
    link.port = port.value_or(*scheme == Scheme::Madang ? Link::defaultPort : webPort);
    return link;
}

QString toText(const Link &link)
{
    return written(link, u"madang"_s);
}

QString toWebText(const Link &link)
{
    return written(link, link.tls ? u"https"_s : u"http"_s);
}

QUrl httpUrl(const Link &link)
{
    return urlOf(link, link.tls ? u"https"_s : u"http"_s, u"/"_s);
}

QUrl webSocketUrl(const Link &link)
{
    return urlOf(link, link.tls ? u"wss"_s : u"ws"_s, u"/api/v1/ws"_s);
}

} // namespace madang
