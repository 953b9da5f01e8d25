// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/client/waypeer.h"

#include "tests/support/client/sessionworld.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace madang::tests
{
namespace
{

using namespace Qt::StringLiterals;

Reply usualAnswer(const Request &request)
{
    if (const auto *hello = std::get_if<Hello>(&request.command)) {
        Welcome welcome = WayPeer::welcome();
        welcome.cursor = cursorFromText(hello->cursor).value_or(welcome.cursor);
        return answer(request.ref, welcome);
    }
    if (std::holds_alternative<Ping>(request.command))
        return answer(request.ref, Pong{.at = std::chrono::milliseconds(5)});
    if (std::holds_alternative<Post>(request.command))
        return answer(request.ref, Posted{.seq = 8, .n = 1, .at = std::chrono::milliseconds(5)});
    return answer(request.ref, Done());
}

qsizetype lengthIn(const QByteArray &head)
{
    const QByteArray name = "content-length:";
    const auto at = head.toLower().indexOf(name);
    return at < 0 ? 0 : head.mid(at + name.size(), head.indexOf('\r', at) - at - name.size()).trimmed().toLongLong();
}

QWebSocketProtocol::CloseCode socketCode(CloseCode code)
{
    const auto number = static_cast<quint16>(code);
    return static_cast<QWebSocketProtocol::CloseCode>(number);
}

int statusOf(const Reply &reply)
{
    const auto *error = std::get_if<Error>(&reply.result);
    return error == nullptr ? 200 : infoOf(error->code).httpStatus;
}

} // namespace

WayPeer::WayPeer()
    : answers(usualAnswer)
{
    m_webSockets.setSupportedSubprotocols({u"madang.v1"_s});
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        auto *socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { onReadable(socket); });
        QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
            m_unread.erase(socket);
            m_following.erase(socket);
            m_heldFrom.erase(socket);
        });
    });
    QObject::connect(&m_webSockets, &QWebSocketServer::newConnection, &m_server, [this] {
        m_isGreeted = false;
        m_webSocket.reset(m_webSockets.nextPendingConnection());
        m_webSocket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
        QObject::connect(m_webSocket.get(), &QWebSocket::textMessageReceived, &m_server, [this](const QString &text) {
            const Reply reply = carryOut(QJsonDocument::fromJson(text.toUtf8()).object());
            if (reply.ref)
                m_webSocket->sendTextMessage(QString::fromUtf8(encode(reply)));
            if (!std::holds_alternative<Hello>(taken.last().command) || std::holds_alternative<Error>(reply.result))
                return;
            m_isGreeted = true;
            const auto cursor = cursorFromText(std::get<Hello>(taken.last().command).cursor);
            for (const Event &event : eventsAfter(cursor ? cursor->seq : welcome().cursor.seq))
                m_webSocket->sendTextMessage(QString::fromUtf8(encode(event)));
            replaceStreams();
        });
    });
}

WayPeer::~WayPeer()
{
    m_server.disconnect();
}

client::Endpoint WayPeer::endpoint() const
{
    return {.host = u"127.0.0.1"_s, .port = m_server.serverPort()};
}

Welcome WayPeer::welcome()
{
    return World::welcome();
}

QByteArray WayPeer::answer(int status, const QByteArray &body, const QByteArray &type)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void WayPeer::onReadable(QTcpSocket *socket)
{
    constexpr auto upgrade = "GET /api/v1/ws";
    if (!m_unread.contains(socket) && socket->peek(qstrlen(upgrade)) == upgrade && !inOurPlace)
        return takeWebSocket(socket);
    QByteArray &bytes = m_unread[socket];
    bytes += socket->readAll();
    while (takeRequest(socket, bytes)) {
    }
}

void WayPeer::takeWebSocket(QTcpSocket *socket)
{
    socket->disconnect(&m_server);
    m_webSockets.handleConnection(socket);
    emit socket->readyRead();
}

bool WayPeer::takeRequest(QTcpSocket *socket, QByteArray &bytes)
{
    const auto end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = bytes.left(end + 2);
    const auto whole = end + 4 + lengthIn(head);
    if (bytes.size() < whole)
        return false;
    const QByteArray body = bytes.mid(end + 4, whole - end - 4);
    bytes.remove(0, whole);
    heads.append(head);
    const QByteArray other = inOurPlace ? inOurPlace(head) : QByteArray();
    if (!other.isEmpty()) {
        socket->write(other);
        socket->disconnectFromHost();
        return false;
    }
    if (head.startsWith("POST /api/v1/commands "))
        takePost(socket, body);
    else if (head.startsWith("GET /api/v1/events?"))
        takeGet(socket, head);
    else
        socket->write(answer(404, R"({"error":{"code":"not_found","text":"x","retry":false}})"));
    return m_unread.contains(socket);
}

Reply WayPeer::carryOut(const QJsonObject &object)
{
    const auto request = parseRequest(object);
    Q_ASSERT(request);
    taken.append(*request);
    return answers(*request);
}

void WayPeer::takePost(QTcpSocket *socket, const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    const QJsonArray commands = document.isArray() ? document.array() : QJsonArray{document.object()};
    batches.append(commands.size());
    QList<Reply> replies;
    for (const auto &command : commands)
        replies.append(carryOut(command.toObject()));
    if (postsToCut > 0) {
        --postsToCut;
        socket->abort();
        return;
    }
    if (!document.isArray()) {
        socket->write(answer(statusOf(replies.first()), encode(replies.first())));
        return;
    }
    QByteArray text;
    for (const auto &reply : std::as_const(replies))
        text += (text.isEmpty() ? '[' : ',') + encode(reply);
    socket->write(answer(200, text + ']'));
}

void WayPeer::takeGet(QTcpSocket *socket, const QByteArray &head)
{
    const QUrl url(QString::fromUtf8(head.mid(4, head.indexOf(' ', 4) - 4)));
    const QUrlQuery query(url);
    const auto cursor = cursorFromText(query.queryItemValue(u"cursor"_s));
    const qint64 after = cursor ? cursor->seq : 0;
    if (query.hasQueryItem(u"wait"_s)) {
        const bool isNews = !eventsAfter(after).isEmpty() || !m_signals.isEmpty();
        replaceWebSocket();
        replaceStreams();
        if (isNews || query.queryItemValue(u"wait"_s) == u"0")
            return answerPoll(socket, after);
        m_heldFrom[socket] = after;
        return;
    }
    const bool isLines = head.contains("Accept: application/x-ndjson");
    const Form form = isLines ? Form::Lines : Form::Events;
    replaceStreams();
    m_following[socket] = form;
    replaceWebSocket();
    if (holdsStreams)
        return;
    beginStream(socket, form);
    for (const Event &event : eventsAfter(after))
        write(socket, form, encode(event));
}

void WayPeer::letsStreamsGo()
{
    holdsStreams = false;
    for (const auto &[socket, form] : m_following)
        beginStream(socket, form);
}

void WayPeer::beginStream(QTcpSocket *socket, Form form)
{
    socket->write(form == Form::Lines
                      ? "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: "
                        "chunked\r\n\r\n1\r\n\n\r\n"_ba
                      : "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
                        "Connection: close\r\n\r\n: madang\n\nretry: 1000\n\n"_ba);
}

void WayPeer::write(QTcpSocket *socket, Form form, const QByteArray &message)
{
    if (form == Form::Lines)
        socket->write(QByteArray::number(message.size() + 1, 16) + "\r\n" + message + "\n\r\n");
    else
        socket->write("event: x\ndata: " + message + "\n\n");
}

QList<Event> WayPeer::eventsAfter(qint64 seq) const
{
    QList<Event> later;
    for (const Event &event : m_events) {
        if (event.seq > seq)
            later.append(event);
    }
    return later;
}

void WayPeer::replaceWebSocket()
{
    if (isOneSession && m_webSocket && std::exchange(m_isGreeted, false))
        m_webSocket->close(socketCode(CloseCode::Replaced));
}

void WayPeer::replaceStreams()
{
    if (!isOneSession)
        return;
    const QByteArray farewell = encode(Signal(Closed{.code = static_cast<qint64>(CloseCode::Replaced)}));
    const auto following = std::exchange(m_following, {});
    for (const auto &[socket, form] : following) {
        write(socket, form, farewell);
        socket->disconnectFromHost();
    }
    if (m_heldFrom.empty())
        return;
    m_signals.append(farewell);
    answerHeld();
}

void WayPeer::answerPoll(QTcpSocket *socket, qint64 after)
{
    const auto later = eventsAfter(after);
    const qint64 head = later.isEmpty() ? after : later.last().seq;
    QByteArray events;
    for (const Event &event : later)
        events += (events.isEmpty() ? "" : ",") + encode(event);
    const QByteArray signs = std::exchange(m_signals, {}).join(',');
    socket->write(answer(200, R"({"cursor":"e1.)" + QByteArray::number(head) + R"(","events":[)" + events +
                                  R"(],"signals":[)" + signs + "]}"));
}

void WayPeer::answerHeld()
{
    const auto held = std::exchange(m_heldFrom, {});
    for (const auto &[socket, after] : held)
        answerPoll(socket, after);
}

void WayPeer::says(const Event &event)
{
    m_events.append(event);
    if (m_webSocket && m_isGreeted)
        m_webSocket->sendTextMessage(QString::fromUtf8(encode(event)));
    for (const auto &[socket, form] : m_following)
        write(socket, form, encode(event));
    answerHeld();
}

void WayPeer::says(const Signal &signal)
{
    saysBytes(encode(signal));
}

void WayPeer::saysBytes(const QByteArray &message)
{
    if (m_webSocket && m_isGreeted)
        m_webSocket->sendTextMessage(QString::fromUtf8(message));
    for (const auto &[socket, form] : m_following)
        write(socket, form, message);
    m_signals.append(message);
    answerHeld();
}

void WayPeer::ends(CloseCode code)
{
    if (m_webSocket) {
        m_webSocket->close(socketCode(code), reasonOf(code));
        return;
    }
    says(Signal(Closed{.code = static_cast<qint64>(code)}));
    const auto following = m_following;
    for (const auto &[socket, form] : following)
        socket->disconnectFromHost();
}

void WayPeer::cuts()
{
    if (m_webSocket)
        m_webSocket->abort();
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (auto *socket : sockets)
        socket->abort();
}

bool WayPeer::isFollowed() const
{
    return m_isGreeted || !m_following.empty() || !m_heldFrom.empty();
}

} // namespace madang::tests
