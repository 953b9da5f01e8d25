// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/requestparser.h"
#include "server/gateway/upgrade.h"
#include "tests/fuzz/targets.h"

#include <QUrl>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace madang::fuzz
{

using namespace server;

namespace
{

/// Small, so that short inputs reach them.
constexpr RequestLimits tight{.lineBytes = 200, .headBytes = 400, .fieldCount = 8, .bodyBytes = 64};

struct Heard {
    std::vector<HttpRequest> requests;
    std::optional<BadRequest> refusal;
};

bool areSame(const HttpRequest &a, const HttpRequest &b)
{
    return a.method == b.method && a.target == b.target && a.path == b.path && a.query == b.query &&
           a.fields == b.fields && a.body == b.body && a.persistence == b.persistence;
}

/// What a connection makes of a stream that comes in pieces.
Heard hear(QByteArrayView stream, qsizetype piece)
{
    Heard heard;
    auto parser = std::make_unique<RequestParser>(tight);
    qsizetype used = 0;
    qsizetype come = 0;
    while (come < stream.size()) {
        come = std::min(stream.size(), come + piece);
        bool mayGoOn = true;
        while (mayGoOn && come > used) {
            const ParsedRequest parsed = parser->put(stream.first(come).sliced(used));
            demand(parser->used() <= come - used, "no more is used than there is");
            used += parser->used();
            mayGoOn = parser->used() > 0;
            if (const auto *const request = std::get_if<HttpRequest>(&parsed)) {
                heard.requests.push_back(*request);
                parser = std::make_unique<RequestParser>(tight);
            } else if (const auto *const refusal = std::get_if<BadRequest>(&parsed)) {
                heard.refusal = *refusal;
                return heard;
            }
        }
    }
    return heard;
}

void demandWithinLimits(const HttpRequest &request)
{
    demand(request.fields.size() <= tight.fieldCount, "fields are counted");
    demand(request.body.size() <= tight.bodyBytes, "bodies are bounded");
    demand(request.path.startsWith('/') && !request.path.contains('?'), "a path is a path");
    demand(request.allOf("host").size() <= 1, "one Host");
    demand(request.allOf("content-length").size() + request.allOf("transfer-encoding").size() <= 1, "one length");
    for (const HttpField &field : request.fields)
        for (const char c : {'\r', '\n', '\0'})
            demand(!field.name.contains(c) && !field.value.contains(c), "a field is one line");
}

bool isAboutLength(const HttpField &field)
{
    return field.name == "content-length" || field.name == "transfer-encoding" || field.name == "expect";
}

/// The same request, told in the plainest way.
void demandSameWhenWritten(HttpRequest request)
{
    if (request.allOf("host").isEmpty())
        return; // HTTP/1.0, which is not written
    if (request.persistence == Persistence::KeepAlive && request.hasToken("connection", "close"))
        return;
    request.fields.removeIf([](const HttpField &field) { return isAboutLength(field) || field.name == "connection"; });
    const char *const persistence = request.persistence == Persistence::KeepAlive ? "keep-alive" : "close";
    request.fields.append(HttpField{"connection", persistence});
    request.fields.append(HttpField{"content-length", QByteArray::number(request.body.size())});
    QByteArray text = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const HttpField &field : request.fields)
        text += field.name + ": " + field.value + "\r\n";
    const QByteArray whole = text + "\r\n" + request.body;
    RequestParser parser;
    const ParsedRequest parsed = parser.put(whole);
    const auto *const again = std::get_if<HttpRequest>(&parsed);
    demand(again != nullptr && areSame(*again, request), "a request that is written is the same when it is read");
}

} // namespace

void tryHead(QByteArrayView bytes)
{
    const Heard whole = hear(bytes, bytes.size());
    for (const qsizetype piece : {qsizetype{1}, qsizetype{7}, qsizetype{61}}) {
        const Heard cut = hear(bytes, piece);
        demand(
            std::equal(whole.requests.begin(), whole.requests.end(), cut.requests.begin(), cut.requests.end(), areSame),
            "however a stream is cut, the requests are the same");
        // A quoted extension of a chunk that never ends is refused at one cut and waited for at another, until the
        // deadline ends it: it is no request either way.
        if (!bytes.contains('"'))
            demand(whole.refusal.has_value() == cut.refusal.has_value(), "however it is cut, it is refused or not");
    }
    const QUrl publicUrl(QStringLiteral("https://chat.example.org"));
    for (const HttpRequest &request : whole.requests) {
        demandWithinLimits(request);
        demandSameWhenWritten(request);
        const auto refusal = refusalOfUpgrade(request, publicUrl);
        demand(refusal || request.allOf("origin").size() <= 1, "an upgrade has one origin");
    }
}

} // namespace madang::fuzz
