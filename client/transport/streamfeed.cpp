// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/streamfeed.h"

#include "client/transport/httpreturn.h"

#include <utility>

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;

QByteArray typeOf(StreamFeed::Form form)
{
    return form == StreamFeed::Form::Events ? "text/event-stream"_ba : "application/x-ndjson"_ba;
}

Way wayOf(StreamFeed::Form form)
{
    return form == StreamFeed::Form::Events ? Way::EventStream : Way::LineStream;
}

bool isGood(const QNetworkReply &reply)
{
    constexpr int ok = 200;
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == ok;
}

/// A page of somebody on the way is no stream, whatever its status.
bool isOurs(const QNetworkReply &reply, StreamFeed::Form form)
{
    return reply.header(QNetworkRequest::ContentTypeHeader).toByteArray().toLower().startsWith(typeOf(form));
}

} // namespace

StreamFeed::StreamFeed(Form form, QObject *parent)
    : Feed(parent)
    , m_form(form)
{
}

StreamFeed::~StreamFeed()
{
    stop();
}

void StreamFeed::follow(const Caller &caller, const QNetworkProxy &proxy, const QString &cursor)
{
    stop();
    m_network.setProxy(proxy);
    m_begun = false;
    if (m_form == Form::Events)
        m_reader = std::make_unique<EventReader>();
    else
        m_reader = std::make_unique<LineReader>();
    QNetworkRequest request = requestOf(caller, u"api/v1/events"_s, QUrlQuery{{u"cursor"_s, cursor}});
    request.setRawHeader("Accept", typeOf(m_form));
    request.setRawHeader("Accept-Encoding", "identity"); // who compresses also gathers
    request.setRawHeader("Cache-Control", "no-store");
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &StreamFeed::onReadable);
    connect(m_reply, &QNetworkReply::finished, this, &StreamFeed::onFinished);
}

void StreamFeed::stop()
{
    abandon(std::exchange(m_reply, nullptr));
}

void StreamFeed::onReadable()
{
    if (!isGood(*m_reply))
        return; // a refusal, which is read when it is complete
    if (!isOurs(*m_reply, m_form))
        return end({.cause = Cause::NotMadang});
    const QNetworkReply *const reply = m_reply;
    const QByteArray bytes = m_reply->readAll();
    if (!std::exchange(m_begun, true)) {
        emit carried({.direction = Carried::Direction::Out, .way = wayOf(m_form), .requests = 1});
        emit begun();
    }
    if (m_reply != reply)
        return; // who heard that has stopped it
    const auto messages = m_reader->take(bytes);
    if (!messages)
        return end({.cause = Cause::NotReadable});
    for (const auto &message : *messages) {
        take(message);
        if (m_reply != reply)
            return;
    }
}

void StreamFeed::take(const QByteArray &message)
{
    const QNetworkReply *const reply = m_reply;
    emit carried(
        {.direction = Carried::Direction::In, .way = wayOf(m_form), .message = message, .bytes = message.size()});
    if (m_reply != reply)
        return;
    const auto parsed = parseServerMessage(message);
    if (parsed)
        emit came(*parsed);
    else
        end({.cause = Cause::NotReadable});
}

void StreamFeed::onFinished()
{
    if (!isGood(*m_reply))
        return end(closingFor(returnOf(*m_reply)));
    const QNetworkReply *const reply = m_reply;
    if (m_reply->bytesAvailable() > 0)
        onReadable();
    if (m_reply == reply)
        end({.cause = Cause::Broken});
}

void StreamFeed::end(const Closing &closing)
{
    stop();
    emit ended(closing);
}

} // namespace madang::client
