// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/commandpost.h"
#include "client/transport/feed.h"
#include "client/transport/proxy.h"

namespace madang::client
{

/// The ways without a WebSocket: commands by POST, and one of the feeds for what the server says by itself. The token
/// and the session are those of the `hello` that goes through it.
///
///     open -> opened -> Hello by POST -> its answer is kept, the feed begins there -> first bytes -> the answer is
///     passed on
///
/// It is tried out by a feed of no session: what comes at once may be all that somebody on the way lets through, so
/// that the next heartbeat has to come, too.
class HttpTransport final : public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpTransport)

public:
    HttpTransport(Way way, Alarms &alarms, ProxyTo proxyTo = client::proxyTo, QObject *parent = nullptr);
    ~HttpTransport() override;

    void open(const Endpoint &endpoint) override;
    void send(const madang::Request &request) override;
    void tryOut(const QString &token) override;
    void settle() override { m_feed->settle(); }
    void close() override;

private:
    void greet(const Request &hello);
    void onReplied(const Reply &reply);
    void onBegun();
    void onCame(const ServerMessage &message);
    void onCarried(Carried what);
    void onHeartbeat();
    void end(const Closing &closing);

    ProxyTo m_proxyTo;
    CommandPost m_post;
    std::unique_ptr<Feed> m_feed;
    Caller m_caller;
    std::optional<qint64> m_hello;  ///< its number, while it is not answered
    std::optional<Reply> m_welcome; ///< until the feed has begun
    int m_heartbeats = 0;           ///< that are still to come, while it is tried out
    bool m_open = false;
    qint64 m_opening = 0; ///< counts open() and close(), for what is done later
};

} // namespace madang::client
