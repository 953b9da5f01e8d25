// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/networks.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestAddress = INET6_ADDRSTRLEN - 1;
constexpr int ipv6Bits = 128;
constexpr int mappedBits = 96; ///< of IPv6 that say that the rest is IPv4

bool isIpv4(const QHostAddress &address)
{
    bool is = false;
    (void)address.toIPv4Address(&is);
    return is;
}

/// Without what comes behind the first so many bits.
QHostAddress cut(const QHostAddress &address, int bits)
{
    Q_IPV6ADDR bytes = address.toIPv6Address();
    for (int bit = bits; bit < ipv6Bits; ++bit)
        bytes[bit / 8] &= static_cast<quint8>(~(0x80U >> (bit % 8)));
    return QHostAddress(bytes);
}

QString plain(const QHostAddress &address, int bits)
{
    if (bits < mappedBits || !isIpv4(address))
        return u"%1/%2"_s.arg(address.toString()).arg(bits);
    return u"%1/%2"_s.arg(QHostAddress(address.toIPv4Address()).toString()).arg(bits - mappedBits);
}

} // namespace

std::optional<QHostAddress> addressFrom(QByteArrayView text)
{
    if (text.size() > longestAddress || text.contains('\0'))
        return std::nullopt;
    const QByteArray terminated = text.toByteArray();
    in_addr ipv4{};
    if (::inet_pton(AF_INET, terminated.constData(), &ipv4) == 1)
        return QHostAddress(ntohl(ipv4.s_addr));
    in6_addr ipv6{};
    if (::inet_pton(AF_INET6, terminated.constData(), &ipv6) == 1)
        return QHostAddress(static_cast<const quint8 *>(ipv6.s6_addr));
    return std::nullopt;
}

Expected<Networks::Network, QString> Networks::networkFrom(const QString &text)
{
    const auto address = addressFrom(text.section(u'/', 0, 0).toLatin1());
    if (!address)
        return Unexpected(u"'%1' is none"_s.arg(text));
    const bool isShort = address->protocol() == QAbstractSocket::IPv4Protocol;
    const int most = isShort ? ipv6Bits - mappedBits : ipv6Bits;
    int bits = most;
    if (text.contains(u'/')) {
        bool isNumber = false;
        bits = text.section(u'/', 1).toInt(&isNumber);
        // All addresses there are would be anybody's word for who they are.
        if (!isNumber || bits < 1 || bits > most)
            return Unexpected(u"behind the / of '%1' must stand 1 to %2"_s.arg(text).arg(most));
    }
    bits += isShort ? mappedBits : 0;
    const QHostAddress first = cut(*address, bits);
    if (first != cut(*address, ipv6Bits))
        return Unexpected(u"'%1' is within the network %2"_s.arg(text, plain(first, bits)));
    return Network{first, bits};
}

Expected<Networks, QString> Networks::fromText(const QString &text)
{
    Networks networks;
    for (const QString &each : text.split(u',')) {
        const auto network = networkFrom(each.trimmed());
        if (!network)
            return Unexpected(QString(u"must be networks such as 127.0.0.1 or 10.0.0.0/8, with commas in between: "_s +
                                      network.error()));
        networks.m_networks.append(*network);
    }
    return networks;
}

bool Networks::contains(const QHostAddress &address) const
{
    return std::any_of(m_networks.begin(), m_networks.end(), [&](const Network &network) {
        return (network.bits >= mappedBits || !isIpv4(address)) && cut(address, network.bits) == network.first;
    });
}

} // namespace madang::server
