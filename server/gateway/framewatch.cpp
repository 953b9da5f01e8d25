// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/framewatch.h"

#include <algorithm>

namespace madang::server
{

namespace
{

constexpr int continuation = 0;
constexpr int lastDataOpcode = 2;
constexpr int closeOpcode = 8;
constexpr int pongOpcode = 10;
constexpr quint8 reservedBits = 0x70;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7f;
constexpr quint8 twoByteLength = 126;
constexpr quint8 eightByteLength = 127;
constexpr qsizetype startLength = 2;
constexpr qsizetype maskLength = 4;

} // namespace

std::optional<CloseCode> FrameWatch::take(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_isOver) {
        if (m_payloadLeft > 0) {
            const qsizetype passed = std::min<qsizetype>(bytes.size(), m_payloadLeft);
            bytes = bytes.sliced(passed);
            skip(passed);
            continue;
        }
        if (const auto code = takeHead(bytes))
            return code;
    }
    return std::nullopt;
}

void FrameWatch::skip(qint64 bytes)
{
    m_payloadLeft -= bytes;
    if (m_payloadLeft == 0)
        finishFrame();
}

std::optional<CloseCode> FrameWatch::takeHead(QByteArrayView &bytes)
{
    m_head.at(m_headSize++) = static_cast<quint8>(bytes.front());
    bytes = bytes.sliced(1);
    if (m_headSize < startLength)
        return std::nullopt;
    if (m_headSize == startLength)
        return judgeStart();
    if (m_headSize < headLength())
        return std::nullopt;
    const quint64 length = payloadLength();
    if (const auto code = judgeLength(length))
        return code;
    m_payloadLeft = static_cast<qint64>(length);
    if (!isControl())
        m_messageBytes += m_payloadLeft;
    m_headSize = 0;
    if (m_payloadLeft == 0)
        finishFrame();
    return std::nullopt;
}

/// The first two bytes say all but the length.
std::optional<CloseCode> FrameWatch::judgeStart() const
{
    const bool isMasked = (m_head[1] & maskBit) != 0;
    const bool isKnown = isControl() ? opcode() <= pongOpcode : opcode() <= lastDataOpcode;
    if (!isMasked || !isKnown || (m_head[0] & reservedBits) != 0)
        return CloseCode::ProtocolError;
    if (isControl())
        return isFinal() && (m_head[1] & lengthBits) < twoByteLength ? std::nullopt
                                                                     : std::optional(CloseCode::ProtocolError);
    if ((opcode() == continuation) != m_isMessageOpen)
        return CloseCode::ProtocolError;
    return std::nullopt;
}

/// A length in more bytes than it needs is not valid; nor is one with the highest bit.
std::optional<CloseCode> FrameWatch::judgeLength(quint64 length) const
{
    const quint8 form = m_head[1] & lengthBits;
    if ((form == twoByteLength && length < twoByteLength) ||
        (form == eightByteLength && (length < 0x1'0000 || length >> 63 != 0)))
        return CloseCode::ProtocolError;
    if (!isControl() && length > static_cast<quint64>(m_mostMessageBytes - m_messageBytes))
        return CloseCode::TooLarge;
    return std::nullopt;
}

qsizetype FrameWatch::headLength() const
{
    const quint8 form = m_head[1] & lengthBits;
    const qsizetype lengthBytes = form == twoByteLength ? 2 : form == eightByteLength ? 8 : 0;
    return startLength + lengthBytes + maskLength;
}

quint64 FrameWatch::payloadLength() const
{
    const quint8 form = m_head[1] & lengthBits;
    if (form < twoByteLength)
        return form;
    quint64 length = 0;
    for (qsizetype at = startLength; at < headLength() - maskLength; ++at)
        length = length << 8 | m_head.at(static_cast<size_t>(at));
    return length;
}

void FrameWatch::finishFrame()
{
    if (opcode() == closeOpcode) {
        m_isOver = true;
    } else if (isControl()) {
        ++m_beats;
    } else {
        m_isMessageOpen = !isFinal();
        if (isFinal())
            m_messageBytes = 0;
    }
    if (!m_isMessageOpen)
        ++m_pauses;
}

} // namespace madang::server
