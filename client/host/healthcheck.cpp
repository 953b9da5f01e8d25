// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/healthcheck.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <utility>

namespace madang::client
{

using namespace Qt::StringLiterals;

HealthCheck::HealthCheck(Alarms &alarms, QObject *parent)
    : QObject(parent)
    , m_deadline(alarms.make())
{
    m_network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}

HealthCheck::~HealthCheck()
{
    cancel();
}

void HealthCheck::ask(quint16 port, std::function<void(Health)> then)
{
    cancel();
    m_then = std::move(then);
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1/healthz"_s.arg(port)));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::finished, this, &HealthCheck::onFinished);
    m_deadline->set(answerMost, [this] { m_reply->abort(); }); // which finishes it
}

void HealthCheck::cancel()
{
    m_deadline->cancel();
    m_then = {};
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void HealthCheck::onFinished()
{
    constexpr int ok = 200;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto then = std::exchange(m_then, {});
    cancel();
    then(status == ok ? Health::Well : Health::Ill);
}

} // namespace madang::client
