// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// A WayPeer over HTTP: its requests, streams and polls.
#include "tests/support/client/waypeer.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace madang::tests
{
namespace
{

using namespace Qt::StringLiterals;

qsizetype lengthIn(const QByteArray &head)
{
    const QByteArray name = "content-length:";
    const auto at = head.toLower().indexOf(name);
    return at < 0 ? 0 : head.mid(at + name.size(), head.indexOf('\r', at) - at - name.size()).trimmed().toLongLong();
}

int statusOf(const Reply &reply)
{
    const auto *error = std::get_if<Error>(&reply.result);
    return error == nullptr ? 200 : infoOf(error->code).httpStatus;
}

} // namespace

QByteArray WayPeer::answer(int status, const QByteArray &body, const QByteArray &type)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray WayPeer::refusal(const Error &error)
{
    return answer(infoOf(error.code).httpStatus,
                  R"({"error":)" + QJsonDocument(errorToJson(error)).toJson(QJsonDocument::Compact) + '}');
}

void WayPeer::onReadable(QTcpSocket *socket)
{
    const QByteArray upgrade = "GET /api/v1/ws";
    if (!m_unread.contains(socket) && socket->peek(upgrade.size()) == upgrade && !inOurPlace)
        return takeWebSocket(socket);
    QByteArray &bytes = m_unread[socket];
    bytes += socket->readAll();
    while (takeRequest(socket, bytes)) {
    }
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

} // namespace madang::tests
