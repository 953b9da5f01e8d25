// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/caller.h"

namespace madang::client
{

using namespace Qt::StringLiterals;

QNetworkRequest requestOf(const Caller &caller, const QString &path, const QUrlQuery &query)
{
    QUrl url = httpUrl(linkTo(caller.endpoint)).resolved(QUrl(path));
    if (!query.isEmpty())
        url.setQuery(query);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("Authorization", "Bearer " + caller.token.toUtf8());
    if (!caller.session.value.isEmpty())
        request.setRawHeader("Madang-Session", caller.session.value.toUtf8());
    return request;
}

} // namespace madang::client
