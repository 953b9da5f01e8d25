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
void appendBigEndian(std::string &out, Integer value)
{
    std::array<char, sizeof(Integer)> bytes{};
    qToBigEndian(value, bytes.data());
    out.append(bytes.data(), bytes.size());
}

} // namespace

void appendTextFrame(std::string &out, QByteArrayView text)
{
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
    out.append(text.data(), static_cast<size_t>(text.size()));
}

void appendCloseFrame(std::string &out, CloseCode code)
{
    const QLatin1StringView reason = reasonOf(code);
    out.push_back(finalClose);
    out.push_back(static_cast<char>(reason.size() + 2));
    appendBigEndian(out, static_cast<quint16>(code));
    out.append(reason.data(), static_cast<size_t>(reason.size()));
}

} // namespace madang::server
