// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/closecode.h"

#include <QByteArrayView>

#include <array>
#include <optional>

namespace madang::server
{

/// Reads along in what a client sends over a WebSocket and judges the heads of its frames (RFC 6455, section 5). It
/// keeps nothing of what is said, and does not know whether that is valid text: QWebSocket, which reads the same bytes
/// after it, sees to that.
class FrameWatch
{
public:
    /// A message of more than so many bytes is too large.
    explicit FrameWatch(qint64 mostMessageBytes)
        : m_mostMessageBytes(mostMessageBytes)
    {
    }

    /// Takes the next bytes; the code to close with where they can't be a client's frames.
    [[nodiscard]] std::optional<CloseCode> take(QByteArrayView bytes);
    /// Of the bytes to come, so many can be told to skip() instead: they are payload, and nobody looks at them.
    [[nodiscard]] qint64 payloadLeft() const { return m_payloadLeft; }
    void skip(qint64 bytes);

    /// Whether a frame, or a message in fragments, has begun and not ended.
    [[nodiscard]] bool isMidway() const { return m_headSize > 0 || m_payloadLeft > 0 || m_isMessageOpen; }
    /// How often nothing was begun: after each message, and after each control frame between messages.
    [[nodiscard]] qint64 pauses() const { return m_pauses; }
    /// Pings and pongs so far.
    [[nodiscard]] qint64 beats() const { return m_beats; }

private:
    [[nodiscard]] std::optional<CloseCode> judgeStart() const;
    [[nodiscard]] std::optional<CloseCode> judgeLength(quint64 length) const;
    [[nodiscard]] std::optional<CloseCode> takeHead(QByteArrayView &bytes);
    [[nodiscard]] qsizetype headLength() const;
    [[nodiscard]] quint64 payloadLength() const;
    [[nodiscard]] int opcode() const { return m_head[0] & 0x0f; }
    [[nodiscard]] bool isControl() const { return (m_head[0] & 0x08) != 0; }
    [[nodiscard]] bool isFinal() const { return (m_head[0] & 0x80) != 0; }
    void finishFrame();

    qint64 m_mostMessageBytes;
    std::array<quint8, 14> m_head{}; ///< two bytes, up to eight of length, four of mask
    quint8 m_headSize = 0;
    bool m_isMessageOpen = false; ///< the last frame that was no control frame was not its message's last
    bool m_isOver = false;        ///< after a Close frame nothing counts
    qint64 m_payloadLeft = 0;
    qint64 m_messageBytes = 0;
    qint64 m_pauses = 0;
    qint64 m_beats = 0;
};

} // namespace madang::server
