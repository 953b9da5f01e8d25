// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/httptransport.h"

#include "client/transport/pollfeed.h"
#include "client/transport/streamfeed.h"
#include "protocol/closecode.h"

#include <utility>

namespace madang::client
{
namespace
{

std::unique_ptr<Feed> feedFor(Way way, Alarms &alarms)
{
    switch (way) {
    case Way::LineStream:
        return std::make_unique<StreamFeed>(StreamFeed::Form::Lines);
    case Way::LongPoll:
        return std::make_unique<PollFeed>(PollFeed::Form::Held, alarms);
    case Way::Poll:
        return std::make_unique<PollFeed>(PollFeed::Form::Repeated, alarms);
    case Way::WebSocket:
    case Way::EventStream:
        break;
    }
    return std::make_unique<StreamFeed>(StreamFeed::Form::Events);
}

} // namespace

HttpTransport::HttpTransport(Way way, Alarms &alarms, ProxyTo proxyTo, QObject *parent)
    : Transport(parent)
    , m_proxyTo(std::move(proxyTo))
    , m_post(way, alarms)
    , m_feed(feedFor(way, alarms))
{
    connect(&m_post, &CommandPost::replied, this, &HttpTransport::onReplied);
    connect(&m_post, &CommandPost::failed, this, &HttpTransport::end);
    connect(&m_post, &CommandPost::carried, this, &HttpTransport::carried);
    connect(m_feed.get(), &Feed::begun, this, &HttpTransport::onBegun);
    connect(m_feed.get(), &Feed::came, this, &HttpTransport::onCame);
    connect(m_feed.get(), &Feed::ended, this, &HttpTransport::end);
    connect(m_feed.get(), &Feed::settled, this, &HttpTransport::settled);
    connect(m_feed.get(), &Feed::carried, this, &HttpTransport::onCarried);
}

HttpTransport::~HttpTransport() = default;

void HttpTransport::open(const Endpoint &endpoint)
{
    close();
    m_caller = {.endpoint = endpoint};
    m_open = true;
    QMetaObject::invokeMethod(
        this,
        [this, opening = m_opening] {
            if (opening == m_opening)
                emit opened();
        },
        Qt::QueuedConnection);
}

void HttpTransport::send(const madang::Request &request)
{
    if (!m_open)
        return;
    if (std::holds_alternative<Hello>(request.command))
        greet(request);
    else
        m_post.send(request);
}

void HttpTransport::tryOut(const QString &token)
{
    if (!m_open)
        return;
    constexpr int enough = 2;
    m_heartbeats = enough;
    m_caller.token = token;
    m_feed->follow(m_caller, m_proxyTo(m_caller.endpoint), {});
}

void HttpTransport::greet(const Request &hello)
{
    const auto &who = std::get<Hello>(hello.command);
    m_caller.token = who.token;
    m_caller.session = who.session;
    m_hello = hello.ref;
    m_heartbeats = 0;
    m_post.begin(m_caller, m_proxyTo(m_caller.endpoint));
    m_post.send(hello);
}

void HttpTransport::close()
{
    ++m_opening;
    m_open = false;
    m_hello.reset();
    m_welcome.reset();
    m_heartbeats = 0;
    m_feed->stop();
    m_post.letGo();
}

void HttpTransport::onReplied(const Reply &reply)
{
    if (reply.ref != m_hello) {
        m_feed->hurry();
        emit received(reply);
        return;
    }
    m_hello.reset();
    const auto *answer = std::get_if<Answer>(&reply.result);
    const auto welcome = answer != nullptr ? answer->as<Welcome>() : Unexpected(std::get<Error>(reply.result));
    if (!welcome) {
        emit received(reply);
        return;
    }
    m_welcome = reply;
    m_feed->follow(m_caller, m_proxyTo(m_caller.endpoint), toText(welcome->cursor));
}

void HttpTransport::onBegun()
{
    if (const auto welcome = std::exchange(m_welcome, std::nullopt))
        emit received(*welcome);
}

void HttpTransport::onCame(const ServerMessage &message)
{
    const auto *signal = std::get_if<Signal>(&message);
    const auto *farewell = signal != nullptr ? std::get_if<Closed>(signal) : nullptr;
    if (farewell == nullptr) {
        if (m_heartbeats == 0)
            emit received(message);
        else if (signal != nullptr && std::holds_alternative<Live>(*signal))
            onHeartbeat();
        return;
    }
    const auto code = static_cast<quint16>(farewell->code);
    end({.code = code, .mayComeBack = madang::mayComeBack(code), .after = farewell->after});
}

/// What comes while it is tried out comes over the way in use, too, and is to be seen once.
void HttpTransport::onCarried(Carried what)
{
    if (m_heartbeats > 0)
        what.message.clear();
    emit carried(what);
}

void HttpTransport::onHeartbeat()
{
    if (--m_heartbeats > 0)
        return;
    m_feed->stop();
    emit received(Reply{.ref = ownRef, .result = Answer()});
}

void HttpTransport::end(const Closing &closing)
{
    close();
    emit closed(closing);
}

} // namespace madang::client
