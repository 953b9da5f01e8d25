// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/codec.h"
#include "protocol/json/json.h"
#include "protocol/signin.h"
#include "tests/fuzz/targets.h"

#include <QJsonDocument>

namespace madang::fuzz
{

namespace
{

void tryRequest(QByteArrayView bytes)
{
    const auto request = parseRequest(bytes);
    if (!request) {
        demand(!request.error().error.text.isEmpty(), "a refusal says why");
        return;
    }
    const auto again = parseRequest(encode(*request));
    demand(again && *again == *request, "a command that is written is the same when it is read");
}

/// What comes in a request over HTTP: a command as on a connection, or several.
void tryRequests(QByteArrayView bytes)
{
    const auto requests = parseRequests(bytes);
    if (!requests) {
        demand(!requests.error().text.isEmpty(), "a refusal says why");
        return;
    }
    demand(!requests->all.empty() && requests->all.size() <= limits::commandsPerRequest, "so many at once");
    for (const auto &each : requests->all)
        demand(each || !each.error().error.text.isEmpty(), "a refusal among several says why");
    if (requests->form != Requests::Form::One)
        return;
    const auto alone = parseRequest(bytes);
    const auto &first = requests->all.front();
    demand(alone ? first && *first == *alone : !first && first.error().error == alone.error().error,
           "a command is the same on all ways");
}

template <typename Message>
void demandSameWhenWritten(const Message &message)
{
    const QByteArray text = encode(message);
    const auto again = parseServerMessage(text);
    demand(again.has_value(), "a server's message that is written can be read");
    const auto *const same = std::get_if<Message>(&*again);
    demand(same != nullptr && encode(*same) == text, "a server's message that is written is the same when it is read");
}

/// What the client takes from a server, which may be anybody's.
void tryServerMessage(QByteArrayView bytes)
{
    const auto message = parseServerMessage(bytes);
    if (!message)
        return;
    if (const auto *const reply = std::get_if<Reply>(&*message))
        demandSameWhenWritten(*reply);
    else if (const auto *const event = std::get_if<Event>(&*message))
        demandSameWhenWritten(*event);
    else if (const auto *const signal = std::get_if<Signal>(&*message))
        demandSameWhenWritten(*signal);
}

template <typename Body>
void tryBody(const QJsonObject &object)
{
    const auto body = fromJson<Body>(object);
    if (!body)
        return;
    const auto again = fromJson<Body>(toJson(*body));
    demand(again && *again == *body, "a body that is written is the same when it is read");
}

} // namespace

void tryCommand(QByteArrayView bytes)
{
    tryRequest(bytes);
    tryRequests(bytes);
    tryServerMessage(bytes);
    const auto object = parseObject(bytes);
    if (!object)
        return;
    tryBody<JoinRequest>(*object);
    tryBody<LoginRequest>(*object);
    tryBody<SignedIn>(*object);
}

} // namespace madang::fuzz
