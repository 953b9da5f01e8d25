// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/httprequest.h"

#include <QUrlQuery>

#include <algorithm>

namespace madang::server
{

QByteArray HttpRequest::field(QByteArrayView name) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [name](const HttpField &each) { return each.name == name; });
    return found == fields.end() ? QByteArray() : found->value;
}

QByteArrayList HttpRequest::allOf(QByteArrayView name) const
{
    QByteArrayList values;
    for (const HttpField &each : fields)
        if (each.name == name)
            values.append(each.value);
    return values;
}

QByteArrayList HttpRequest::tokensOf(QByteArrayView name) const
{
    QByteArrayList tokens;
    for (const QByteArray &value : allOf(name))
        for (const QByteArray &token : value.split(','))
            tokens.append(token.trimmed());
    return tokens;
}

bool HttpRequest::hasToken(QByteArrayView name, QByteArrayView token) const
{
    const QByteArrayList tokens = tokensOf(name);
    return std::any_of(tokens.begin(), tokens.end(),
                       [token](const QByteArray &each) { return token.compare(each, Qt::CaseInsensitive) == 0; });
}

std::optional<QString> HttpRequest::parameter(QStringView name) const
{
    const QUrlQuery parameters(QString::fromLatin1(query));
    const QString key = name.toString();
    if (!parameters.hasQueryItem(key))
        return std::nullopt;
    return parameters.queryItemValue(key, QUrl::FullyDecoded);
}

} // namespace madang::server
