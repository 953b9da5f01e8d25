// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/frame.h"

#include <QtEndian>

#include <array>

namespace madang::server
{

namespace
{

constexpr char finalText = '\x81';
constexpr char finalClose = '\x88';
constexpr qsizetype lengthInOneByte = 125;
constexpr char lengthInTwoBytes = 126;
constexpr char lengthInEightBytes = 127;
constexpr qsizetype longestHead = 10;

template <typename Integer>
void appendBigEndian(QByteArray &out, Integer value)
{
    std::array<char, sizeof(Integer)> bytes{};
    qToBigEndian(value, bytes.data());
    out.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

QByteArray textFrame(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size() + longestHead);
    out.push_back(finalText);
    if (text.size() <= lengthInOneByte) {
        out.push_back(static_cast<char>(text.size()));
    } else if (text.size() <= 0xffff) {
        out.push_back(lengthInTwoBytes);
        appendBigEndian(out, static_cast<quint16>(text.size()));
    } else {
        out.push_back(lengthInEightBytes);
        appendBigEndian(out, static_cast<quint64>(text.size()));
    }
    return out.append(text);
}

QByteArray closeFrame(CloseCode code)
{
    const QLatin1StringView reason = reasonOf(code);
    QByteArray out;
    out.push_back(finalClose);
    out.push_back(static_cast<char>(reason.size() + 2));
    appendBigEndian(out, static_cast<quint16>(code));
    return out.append(reason.data(), reason.size());
}

} // namespace madang::server
