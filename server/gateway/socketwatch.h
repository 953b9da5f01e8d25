// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/deadlines.h"
#include "server/gateway/framewatch.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class QTcpSocket;
class QWebSocket;

namespace madang::server
{

/// Looks at what a client sends before QWebSocket does, and ends what that would bear with: wrong frames (QWebSocket
/// would cut the connection before our code is out, or take them), messages that never end, floods of pings, which it
/// answers unseen. docs/decisions/0013 has the list.
class SocketWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SocketWatch)

public:
    /// To be made before QWebSocketServer gets the socket, for slots are called in the order in which they were
    /// connected, and while the upgrade's head is all that has come.
    SocketWatch(QTcpSocket *socket, Deadlines &deadlines);

    /// Whether something came behind the head before it was answered. QWebSocket may have taken it already.
    [[nodiscard]] bool wasHasty() const { return m_wasHasty; }
    /// To be called when the QWebSocket is there. `end` is called at most once; after it QWebSocket gets no more bytes.
    void begin(QWebSocket *webSocket, qint64 mostMessageBytes, std::function<void(CloseCode)> end);

private:
    void look();
    void watchTime();
    void watchBeats();
    void endWith(CloseCode code);

    QPointer<QTcpSocket> m_socket;
    Deadlines &m_deadlines;
    std::function<void(CloseCode)> m_end; ///< null before and after
    QPointer<QWebSocket> m_webSocket;
    std::optional<FrameWatch> m_frames;
    qint64 m_headBytes;
    qint64 m_leftOver = 0; ///< of what has been looked at, so much QWebSocket did not take yet
    qint64 m_pauses = 0;
    qint64 m_beats = 0; ///< when the time for them began
    bool m_wasHasty = false;
    Deadline m_message; ///< for a message, from its first byte to its last
    Deadline m_beatTime;
};

} // namespace madang::server
