// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/socketwatch.h"

#include <QTcpSocket>
#include <QWebSocket>

#include <algorithm>
#include <utility>

namespace madang::server
{

namespace
{

constexpr milliseconds messageTime{10'000};
constexpr milliseconds beatTime{10'000};
constexpr qint64 mostBeats = 100; ///< pings and pongs in that time

} // namespace

SocketWatch::SocketWatch(QTcpSocket *socket, Deadlines &deadlines)
    : m_socket(socket)
    , m_deadlines(deadlines)
    , m_headBytes(socket->bytesAvailable())
{
    connect(socket, &QTcpSocket::readyRead, this, &SocketWatch::look);
}

void SocketWatch::begin(QWebSocket *webSocket, qint64 mostMessageBytes, std::function<void(CloseCode)> end)
{
    m_webSocket = webSocket;
    m_end = std::move(end);
    m_frames.emplace(mostMessageBytes);
    // Behind QWebSocket's own slot.
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { m_leftOver = m_socket->bytesAvailable(); });
}

void SocketWatch::look()
{
    const qint64 available = m_socket->bytesAvailable();
    if (!m_frames) {
        m_wasHasty = m_wasHasty || available > m_headBytes;
        return;
    }
    if (!m_end) {
        m_socket->skip(available);
        return;
    }
    const qint64 fresh = available - m_leftOver;
    const qint64 skipped = std::min(fresh, m_frames->payloadLeft());
    if (skipped > 0)
        m_frames->skip(skipped);
    if (skipped < fresh) {
        const QByteArray bytes = m_socket->peek(available);
        if (const auto code = m_frames->take(QByteArrayView(bytes).sliced(m_leftOver + skipped))) {
            endWith(*code);
            return;
        }
    }
    watchTime();
    watchBeats();
}

void SocketWatch::watchTime()
{
    const bool isAnother = m_frames->pauses() != std::exchange(m_pauses, m_frames->pauses());
    if (isAnother || !m_frames->isMidway())
        m_message.stop();
    if (m_frames->isMidway() && !m_message.isRunning())
        m_deadlines.start(m_message, messageTime, [this] { endWith(CloseCode::BadProtocol); });
}

void SocketWatch::watchBeats()
{
    if (m_frames->beats() - m_beats > mostBeats)
        endWith(CloseCode::TooManyErrors);
    else if (m_frames->beats() > m_beats && !m_beatTime.isRunning())
        m_deadlines.start(m_beatTime, beatTime, [this] { m_beats = m_frames->beats(); });
}

/// QWebSocket must not see what comes now: it would close the connection at once, and our code would be lost.
void SocketWatch::endWith(CloseCode code)
{
    if (m_socket && m_webSocket)
        disconnect(m_socket, &QTcpSocket::readyRead, m_webSocket, nullptr);
    m_message.stop();
    m_beatTime.stop();
    if (const auto end = std::exchange(m_end, nullptr))
        end(code);
}

} // namespace madang::server
