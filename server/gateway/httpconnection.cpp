// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/httpconnection.h"

#include "server/gateway/eventsrequest.h"
#include "server/gateway/router.h"
#include "server/gateway/streamserver.h"
#include "server/gateway/websocketserver.h"

#include <QPointer>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

#include <sys/socket.h>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr milliseconds headTime{10'000};   ///< from accept, or from the answer before
constexpr milliseconds bodyTime{10'000};   ///< beyond the head
constexpr milliseconds answerTime{10'000}; ///< for an answer to be taken, where it is the last
constexpr milliseconds closingTime{2'000}; ///< and for the client to end the connection then
constexpr qsizetype readAhead = 81'920;    ///< more than this waits in the kernel
constexpr qint64 mostUnsent = 65'536;      ///< with more than this of answers waiting, no further request is taken
constexpr qint64 slowestRate = 8;          ///< bytes in a millisecond at which answers have to be taken

ErrorCode codeFor(int status)
{
    switch (status) {
    case 413:
    case 414:
    case 431:
        return ErrorCode::TooLarge;
    case 501:
    case 505:
        return ErrorCode::Unsupported;
    default:
        return ErrorCode::BadRequest;
    }
}

} // namespace

HttpConnection::HttpConnection(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket,
                               const HttpServices &services, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_ticket(std::move(ticket))
    , m_services(services)
    , m_parser(std::make_unique<RequestParser>())
{
    m_socket->setReadBufferSize(readAhead);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
    m_services.deadlines.start(m_deadline, headTime, [this] { refuseLate(); });
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::read()
{
    if (!m_socket) // handed on since this was called for
        return;
    if (m_state == State::Closing)
        m_socket->skip(m_socket->bytesAvailable());
    while (m_state == State::Reading && m_socket->bytesToWrite() <= mostUnsent && takeRequest()) {
    }
}

/// Whether there may be more to take; false also where the socket is no longer ours.
bool HttpConnection::takeRequest()
{
    const QByteArray bytes = m_socket->peek(readAhead);
    if (bytes.isEmpty())
        return false;
    const bool wasHeadComplete = m_parser->isHeadComplete();
    const ParsedRequest parsed = m_parser->put(bytes);
    const qsizetype used = m_parser->used();
    if (!wasHeadComplete && m_parser->isHeadComplete()) {
        const auto *const whole = std::get_if<HttpRequest>(&parsed);
        if (!letIn(whole != nullptr ? *whole : m_parser->head()))
            return false;
    }
    return std::visit(overloaded{[&](const NeedMore &need) {
                                     m_socket->skip(used);
                                     if (need.sender == NeedMore::Sender::WaitsForContinue)
                                         m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
                                     if (!wasHeadComplete && m_parser->isHeadComplete())
                                         m_services.deadlines.start(m_deadline, bodyTime, [this] { refuseLate(); });
                                     return used > 0;
                                 },
                                 [&](const HttpRequest &request) {
                                     if (request.path == "/api/v1/ws" && request.method == "GET") {
                                         answerUpgrade(request, bytes.size());
                                         return m_socket != nullptr;
                                     }
                                     m_socket->skip(used);
                                     const auto form = eventsFormOf(request);
                                     if (!form)
                                         answer(request);
                                     else if (*form == EventsForm::Json)
                                         answerPoll(request);
                                     else
                                         answerStream(request, *form);
                                     return m_socket != nullptr;
                                 },
                                 [&](const BadRequest &refusal) {
                                     m_services.router.countFailure(m_ticket.client());
                                     m_persistence = Persistence::Close;
                                     const Error error{codeFor(refusal.status), QString::fromLatin1(refusal.reason)};
                                     respond(errorResponse(error, refusal.status));
                                     return false;
                                 }},
                      parsed);
}

/// Whether whoever asks, by way of a proxy perhaps, has a place.
bool HttpConnection::letIn(const HttpRequest &head)
{
    const auto refusal = m_ticket.comeFor(head.allOf("x-forwarded-for"), m_services.router.userOf(head));
    if (refusal) {
        m_persistence = Persistence::Close;
        respond(errorResponse(errorFor(*refusal)));
    }
    return !refusal;
}

void HttpConnection::answer(const HttpRequest &request)
{
    m_state = State::Answering;
    m_deadline.stop();
    m_persistence = request.persistence;
    m_body = request.method == "HEAD" ? Body::OnlyMeasured : Body::Sent;
    m_services.router.answer(request, m_ticket.client(), [self = QPointer(this)](const HttpResponse &response) {
        if (self)
            self->respond(response);
    });
}

void HttpConnection::answerUpgrade(const HttpRequest &request, qsizetype bytesThere)
{
    std::optional<HttpResponse> refusal = m_services.router.refusalOfUpgrade(request, m_ticket.client());
    // QWebSocket would read what came behind the head before anybody could listen to it.
    if (!refusal && bytesThere > m_parser->used()) {
        m_services.router.countFailure(m_ticket.client());
        refusal = errorResponse(badRequest(u"nothing may be sent before the answer to the upgrade"_s));
    }
    if (refusal) {
        m_persistence = Persistence::Close;
        respond(*refusal);
        return;
    }
    m_deadline.stop();
    m_socket->disconnect(this);
    m_services.webSockets.handOver(std::move(m_socket), std::move(m_ticket));
    deleteLater();
}

void HttpConnection::answerPoll(const HttpRequest &request)
{
    m_state = State::Answering;
    m_deadline.stop();
    m_persistence = request.persistence;
    const auto poll = m_services.router.pollFor(request, m_ticket.client());
    if (poll)
        m_waiting = m_services.polls.ask(*poll, [this](const HttpResponse &response) { respond(response); });
    else
        respond(poll.error());
}

void HttpConnection::answerStream(const HttpRequest &request, EventsForm form)
{
    m_deadline.stop();
    const auto order = m_services.router.streamFor(request, form, m_ticket.client());
    if (!order) {
        m_persistence = request.persistence;
        respond(order.error());
        return;
    }
    m_socket->disconnect(this);
    m_services.streams.handOver(std::move(m_socket), std::move(m_ticket), *order);
    deleteLater();
}

void HttpConnection::respond(const HttpResponse &response)
{
    m_waiting.reset();
    if (response.haste == Haste::AtOnce || !m_ticket.holdUp()) {
        send(response);
        return;
    }
    m_state = State::Answering;
    m_services.deadlines.start(m_deadline, holdUpTime, [this, response] {
        m_ticket.letGo();
        send(response);
    });
}

void HttpConnection::send(const HttpResponse &response)
{
    if (m_state == State::Closing || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_socket->write(encoded(response, m_persistence, m_services.clock.now(), m_body));
    if (m_persistence == Persistence::KeepAlive)
        startOver();
    else
        close();
}

void HttpConnection::startOver()
{
    const bool wasAnswering = m_state == State::Answering;
    m_state = State::Reading;
    m_ticket.waitForNext();
    m_parser = std::make_unique<RequestParser>();
    m_body = Body::Sent;
    m_services.deadlines.start(m_deadline, headTime + timeToSend(), [this] { refuseLate(); });
    // Not from within takeRequest(), which goes on by itself where the answer came at once.
    if (wasAnswering && m_socket->bytesAvailable() > 0)
        readSoon();
}

void HttpConnection::readSoon()
{
    QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

void HttpConnection::refuseLate()
{
    if (m_socket->bytesToWrite() > 0 || (m_socket->bytesAvailable() == 0 && !m_parser->isHeadComplete())) {
        m_socket->abort();
        return;
    }
    m_persistence = Persistence::Close;
    respond(errorResponse(badRequest(u"the request did not come in time"_s), 408));
}

void HttpConnection::finish()
{
    if (!m_socket)
        return;
    if (m_state == State::Reading)
        m_socket->abort();
    else
        m_persistence = Persistence::Close;
}

/// For what is more than a usual answer, so that even the largest is taken at a least rate.
milliseconds HttpConnection::timeToSend() const
{
    return milliseconds(std::max<qint64>(0, m_socket->bytesToWrite() - mostUnsent) / slowestRate);
}

void HttpConnection::close()
{
    m_state = State::Closing;
    m_services.deadlines.start(m_deadline, answerTime + timeToSend(), [this] { m_socket->abort(); });
    m_socket->skip(m_socket->bytesAvailable());
    m_socket->flush();
    closeWritingSide();
}

void HttpConnection::onBytesWritten()
{
    if (m_state == State::Closing)
        closeWritingSide();
    else if (m_socket->bytesAvailable() > 0)
        readSoon();
}

/// Closing both at once would throw our answer away at a peer that is still sending.
void HttpConnection::closeWritingSide()
{
    if (m_socket->bytesToWrite() > 0)
        return;
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    m_services.deadlines.start(m_deadline, closingTime, [this] { m_socket->abort(); });
}

} // namespace madang::server
