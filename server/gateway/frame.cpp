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

template <typename Integer>
void appendBigEndian(QByteArray &out, Integer value)
{
    std::array<char, sizeof(Integer)> bytes{};
    qToBigEndian(value, bytes.data());
    out.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

void appendTextFrame(QByteArray &out, QByteArrayView text)
{
    out.append(finalText);
    if (text.size() <= lengthInOneByte) {
        out.append(static_cast<char>(text.size()));
    } else if (text.size() <= 0xffff) {
        out.append(lengthInTwoBytes);
        appendBigEndian(out, static_cast<quint16>(text.size()));
    } else {
        out.append(lengthInEightBytes);
        appendBigEndian(out, static_cast<quint64>(text.size()));
    }
    out.append(text);
}

void appendCloseFrame(QByteArray &out, CloseCode code)
{
    const QLatin1StringView reason = reasonOf(code);
    out.append(finalClose);
    out.append(static_cast<char>(reason.size() + 2));
    appendBigEndian(out, static_cast<quint16>(code));
    out.append(reason.data(), reason.size());
}

} // namespace madang::server
