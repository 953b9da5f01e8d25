// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/response.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <array>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

struct Phrase {
    int status = 0;
    QByteArrayView text{};
};

QByteArrayView phraseOf(int status)
{
    static constexpr std::array<Phrase, 21> phrases{{
        {200, "OK"},
        {201, "Created"},
        {204, "No Content"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    }};
    const auto *const found =
        std::find_if(phrases.begin(), phrases.end(), [status](const Phrase &each) { return each.status == status; });
    return found == phrases.end() ? QByteArrayView("Status") : found->text;
}

QByteArray httpDate(milliseconds now)
{
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(now.count(), Qt::UTC);
    return QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

void append(QByteArray &head, QByteArrayView name, QByteArrayView value)
{
    head.append(name).append(": ").append(value).append("\r\n");
}

QByteArray beginOf(const HttpResponse &response, milliseconds now)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' ';
    bytes.append(phraseOf(response.status)).append("\r\n");
    append(bytes, "Date", httpDate(now));
    if (!response.contentType.isEmpty())
        append(bytes, "Content-Type", response.contentType);
    return bytes;
}

void finish(QByteArray &head, const HttpResponse &response, Persistence persistence)
{
    for (const HttpField &field : response.fields)
        append(head, field.name, field.value);
    append(head, "Cache-Control", "no-store");
    append(head, "X-Content-Type-Options", "nosniff");
    append(head, "X-Frame-Options", "DENY");
    append(head, "Referrer-Policy", "no-referrer");
    append(head, "Connection", persistence == Persistence::KeepAlive ? "keep-alive" : "close");
    head.append("\r\n");
}

} // namespace

HttpResponse jsonResponse(int status, const QJsonObject &body)
{
    return {.status = status,
            .contentType = "application/json",
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpResponse errorResponse(const Error &error)
{
    return errorResponse(error, infoOf(error.code).httpStatus);
}

HttpResponse errorResponse(const Error &error, int status)
{
    HttpResponse response = jsonResponse(status, {{u"error"_s, errorToJson(error)}});
    if (error.after) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.after);
        response.fields.append(HttpField{"Retry-After", QByteArray::number(qint64{seconds.count()})});
    }
    if (status == 401)
        response.fields.append(HttpField{"WWW-Authenticate", "Bearer"});
    return response;
}

HttpResponse replyResponse(const Reply &reply)
{
    const auto *const error = std::get_if<Error>(&reply.result);
    HttpResponse response = error ? errorResponse(*error) : jsonResponse(200, {});
    response.body = encode(reply);
    return response;
}

QByteArray encodedHead(const HttpResponse &response, milliseconds now)
{
    QByteArray bytes = beginOf(response, now);
    finish(bytes, response, Persistence::Close);
    return bytes;
}

QByteArray encoded(const HttpResponse &response, Persistence persistence, milliseconds now, Body body)
{
    QByteArray bytes = beginOf(response, now);
    if (response.status != 204)
        append(bytes, "Content-Length", QByteArray::number(response.body.size()));
    finish(bytes, response, persistence);
    if (body == Body::Sent)
        bytes.append(response.body);
    return bytes;
}

} // namespace madang::server
