// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/endpoint.h"
#include "protocol/closecode.h"
#include "protocol/codec.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <map>
#include <memory>

namespace madang::tests
{

/// The server of one person, played by the test, that speaks every way on one port as docs/protocol.md has it.
class WayPeer
{
public:
    QList<Request> taken;      ///< commands, in the order in which they came
    QList<QByteArray> heads;   ///< of the HTTP requests
    QList<qsizetype> batches;  ///< how many commands each POST had
    bool isOneSession = false; ///< a newer connection ends the older ones, as the server does it
    bool holdsStreams = false; ///< as somebody who gathers does: not even their first bytes come
    int postsToCut = 0;        ///< so many are carried out and left without an answer
    /// What is said to a command.
    std::function<Reply(const Request &request)> answers;
    /// What somebody on the way says in our place; empty: it lets it through.
    std::function<QByteArray(const QByteArray &head)> inOurPlace;

    WayPeer();
    ~WayPeer();
    Q_DISABLE_COPY_MOVE(WayPeer)

    [[nodiscard]] client::Endpoint endpoint() const;
    /// To whoever follows, and to who comes later with a cursor before it.
    void says(const Event &event);
    /// To whoever follows.
    void says(const Signal &signal);
    /// What was held comes.
    void letsStreamsGo();
    /// The bytes of one message, whatever they are.
    void saysBytes(const QByteArray &message);
    void ends(CloseCode code);
    void cuts();
    [[nodiscard]] bool isFollowed() const;
    [[nodiscard]] static Welcome welcome();
    /// An answer of HTTP as it stands on the wire.
    [[nodiscard]] static QByteArray answer(int status, const QByteArray &body,
                                           const QByteArray &type = "application/json");
    /// The same, of a server of ours that refuses the request.
    [[nodiscard]] static QByteArray refusal(const Error &error);

private:
    enum class Form { Events, Lines, Held };

    void onReadable(QTcpSocket *socket);
    [[nodiscard]] bool takeRequest(QTcpSocket *socket, QByteArray &bytes);
    void takePost(QTcpSocket *socket, const QByteArray &body);
    void takeGet(QTcpSocket *socket, const QByteArray &head);
    void takeWebSocket(QTcpSocket *socket);
    [[nodiscard]] Reply carryOut(const QJsonObject &object);
    static void beginStream(QTcpSocket *socket, Form form);
    static void write(QTcpSocket *socket, Form form, const QByteArray &message);
    /// The session has a newer connection now.
    void replaceWebSocket();
    void replaceStreams();
    void answerPoll(QTcpSocket *socket, qint64 after);
    void answerHeld();
    [[nodiscard]] QList<Event> eventsAfter(qint64 seq) const;

    QTcpServer m_server;
    QWebSocketServer m_webSockets{QStringLiteral("peer"), QWebSocketServer::NonSecureMode};
    std::map<QTcpSocket *, QByteArray> m_unread;
    std::map<QTcpSocket *, Form> m_following;
    std::map<QTcpSocket *, qint64> m_heldFrom; ///< the position of who waits for an answer
    std::unique_ptr<QWebSocket> m_webSocket;
    bool m_isGreeted = false; ///< over the WebSocket
    QList<Event> m_events;
    QList<QByteArray> m_signals; ///< for who polls
};

} // namespace madang::tests
