// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/entrance/entrance.h"

#include "client/account/profile.h"
#include "client/entrance/answer.h"
#include "protocol/limits.h"
#include "protocol/rules.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace madang::client
{

using namespace Qt::StringLiterals;

Entrance::Entrance(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_credentials(parts.credentials)
    , m_servers(parts.servers)
    , m_clock(parts.clock)
    , m_proxyTo(parts.proxyTo)
    , m_deadline(parts.alarms.make())
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Entrance::~Entrance()
{
    cancel();
}

void Entrance::join(const Link &link, const Visitor &visitor)
{
    cancel();
    const auto name = rules::cleaned(visitor.name, texts::name);
    if (link.invite.isEmpty())
        return failLater(EntranceProblem::NoInvitation);
    if (!name)
        return failLater(EntranceProblem::BadName);
    post(link, u"api/v1/join"_s,
         toJson(
             JoinRequest{.invite = link.invite, .name = *name, .password = visitor.password, .device = deviceName()}));
}

void Entrance::signIn(const Link &link, const Visitor &visitor)
{
    cancel();
    const auto name = rules::cleaned(visitor.name, texts::name);
    if (!name)
        return failLater(EntranceProblem::BadName);
    if (visitor.password.isEmpty())
        return failLater(EntranceProblem::WrongPassword);
    post(link, u"api/v1/login"_s,
         toJson(LoginRequest{.name = *name, .password = visitor.password, .device = deviceName()}));
}

void Entrance::cancel()
{
    if (QNetworkReply *reply = letGo())
        reply->abort();
}

void Entrance::post(const Link &link, const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(httpUrl(link).resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // 6.4.2 lacks fixes for its HPACK
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_network.setProxy(m_proxyTo(endpointOf(link)));
    m_sent = false;
    m_reply = m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_sent = true; });
    connect(m_reply, &QNetworkReply::finished, this, [this, link] { onFinished(link); });
    m_deadline->set(answerMost, [this] { m_reply->abort(); }); // which finishes it
}

void Entrance::onFinished(const Link &link)
{
    QNetworkReply *reply = letGo();
    const HttpAnswer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                            .sent = m_sent,
                            .body = reply->isReadable() ? reply->read(limits::messageBytes) : QByteArray(),
                            .trouble = reply->errorString()};
    const auto signedIn = readAnswer(answer);
    if (signedIn)
        keep(link, *signedIn);
    else
        emit failed(signedIn.error());
}

void Entrance::keep(const Link &link, const SignedIn &signedIn)
{
    const auto *before = m_servers.find(signedIn.server->id, signedIn.user.id);
    const KnownServer server{.server = signedIn.server->id,
                             .user = signedIn.user.id,
                             .serverName = signedIn.server->name,
                             .userName = signedIn.user.name,
                             .endpoint = endpointOf(link),
                             .lastUsed = m_clock.now(),
                             .bundled = before != nullptr && before->bundled};
    const bool tokenKept = m_credentials.keep(server.server, server.user, signedIn.token);
    if (!m_servers.remember(server) || !tokenKept)
        emit failed({.problem = EntranceProblem::NotKept});
    emit entered(server);
}

void Entrance::failLater(EntranceProblem problem)
{
    QMetaObject::invokeMethod(
        this, [this, problem] { emit failed({.problem = problem}); }, Qt::QueuedConnection);
}

/// Nothing more is heard of the request.
QNetworkReply *Entrance::letGo()
{
    m_deadline->cancel();
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return nullptr;
    reply->disconnect(this);
    reply->deleteLater();
    return reply;
}

} // namespace madang::client
