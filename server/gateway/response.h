// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "server/clock.h"
#include "server/gateway/httprequest.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace madang::server
{

/// How soon a response goes out. Who is told that it is too much is held up: else he could ask as fast as we refuse,
/// and thousands of refusals a second are felt by everybody.
enum class Haste { AtOnce, HeldUp };

/// What a request is answered with; the fields that every response has are added when it is written.
struct HttpResponse {
    int status = 200;
    QByteArray contentType{}; ///< nothing where there is no body
    QByteArray body{};
    QList<HttpField> fields{};
    Haste haste = Haste::AtOnce;

    friend bool operator==(const HttpResponse &, const HttpResponse &) = default;
};

[[nodiscard]] HttpResponse jsonResponse(int status, const QJsonObject &body);
/// {"error":{…}} with the status of the table, or with another one that says it more exactly.
[[nodiscard]] HttpResponse errorResponse(const Error &error);
[[nodiscard]] HttpResponse errorResponse(const Error &error, int status);

/// Whether a response carries its body: that to HEAD only tells its length.
enum class Body { Sent, OnlyMeasured };

/// The head of a response that goes on until it or its connection ends.
[[nodiscard]] QByteArray encodedHead(const HttpResponse &response, milliseconds now);
/// The answer to a command as a response of its own: the status of the table, the reply as body.
[[nodiscard]] HttpResponse replyResponse(const Reply &reply);

/// The response's bytes. `now` is wall time, for Date.
[[nodiscard]] QByteArray encoded(const HttpResponse &response, Persistence persistence, milliseconds now,
                                 Body body = Body::Sent);

} // namespace madang::server
