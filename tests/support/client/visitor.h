// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/transport/httptransport.h"
#include "client/transport/websockettransport.h"
#include "tests/support/client/waypeer.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <utility>

namespace madang::tests
{

constexpr int patience = 20'000; ///< milliseconds; a busy machine is not a failure
constexpr qint64 helloRef = 1;

/// A row of a test for each way; the column is `way`.
inline void addWays()
{
    using client::Way;
    QTest::addColumn<Way>("way");

    QTest::newRow("WebSocket") << Way::WebSocket;
    QTest::newRow("event stream") << Way::EventStream;
    QTest::newRow("line stream") << Way::LineStream;
    QTest::newRow("long poll") << Way::LongPoll;
    QTest::newRow("poll") << Way::Poll;
}

/// Somebody with a transport of their own, who says hello as soon as it is open (or only tries it out) and remembers
/// what it has said.
class Visitor
{
public:
    enum class Begins { AsSession, AsTrial };

    Visitor(client::Way way, client::Alarms &alarms, Begins begins = Begins::AsSession)
        : m_way(way)
    {
        if (way == client::Way::WebSocket)
            m_transport = std::make_unique<client::WebSocketTransport>();
        else
            m_transport = std::make_unique<client::HttpTransport>(way, alarms);
        client::Transport *const transport = m_transport.get();
        QObject::connect(transport, &client::Transport::opened, transport, [this, begins] {
            note();
            ++opened;
            if (begins == Begins::AsTrial)
                return m_transport->tryOut(QStringLiteral("s3cret"));
            send({.ref = helloRef,
                  .command = Hello{.token = QStringLiteral("s3cret"),
                                   .session = {QStringLiteral("11111111-1111-4111-8111-111111111111")}}});
        });
        QObject::connect(transport, &client::Transport::received, transport, [this](const ServerMessage &message) {
            note();
            received.append(message);
            if (closesAtFirst)
                close();
        });
        QObject::connect(transport, &client::Transport::closed, transport, [this](const client::Closing &closing) {
            note();
            closings.append(closing);
        });
        QObject::connect(transport, &client::Transport::settled, transport, [this] {
            note();
            ++settled;
        });
        QObject::connect(transport, &client::Transport::carried, transport, [this](const client::Carried &what) {
            note();
            carried.append(what);
        });
    }
    Q_DISABLE_COPY_MOVE(Visitor)
    ~Visitor() = default;

    QList<ServerMessage> received;
    QList<client::Closing> closings;
    QList<client::Carried> carried;
    int opened = 0;
    int settled = 0;
    bool wasHasty = false;      ///< something was said from inside of a call
    bool closesAtFirst = false; ///< message that comes

    void open(const client::Endpoint &endpoint)
    {
        inside([this, &endpoint] { m_transport->open(endpoint); });
    }
    void send(const Request &request)
    {
        inside([this, &request] { m_transport->send(request); });
    }
    void settle()
    {
        inside([this] { m_transport->settle(); });
    }
    void close()
    {
        inside([this] { m_transport->close(); });
    }
    /// Opens it, and waits for the answer to hello.
    [[nodiscard]] bool isGreetedBy(const WayPeer &peer)
    {
        open(peer.endpoint());
        return QTest::qWaitFor([this] { return isAnswered(helloRef); }, patience);
    }
    /// The same, until what happens would come at once; who polls is there now and then only.
    [[nodiscard]] bool follows(const WayPeer &peer)
    {
        return isGreetedBy(peer) &&
               (m_way == client::Way::Poll || QTest::qWaitFor([&peer] { return peer.isFollowed(); }, patience));
    }

    [[nodiscard]] QList<qint64> answered() const
    {
        QList<qint64> refs;
        for (const auto &message : received) {
            if (const auto *reply = std::get_if<Reply>(&message))
                refs << reply->ref.value_or(0);
        }
        return refs;
    }
    /// Messages that came over the wire, whoever they are for.
    [[nodiscard]] qsizetype arrived() const
    {
        return std::count_if(carried.cbegin(), carried.cend(), [](const client::Carried &what) {
            return what.direction == client::Carried::Direction::In;
        });
    }
    /// What those said, as who looks at the connection sees it.
    [[nodiscard]] QByteArray seen() const
    {
        QByteArray all;
        for (const auto &what : carried)
            all += what.message;
        return all;
    }
    [[nodiscard]] bool isAnswered(qint64 ref) const { return answered().contains(ref); }
    /// The numbers of the events that have come.
    [[nodiscard]] QList<qint64> events() const
    {
        QList<qint64> numbers;
        for (const auto &message : received) {
            if (const auto *event = std::get_if<Event>(&message))
                numbers << event->seq;
        }
        return numbers;
    }
    /// How many signals of this kind have come.
    template <typename S>
    [[nodiscard]] qsizetype count() const
    {
        return std::count_if(received.cbegin(), received.cend(), [](const ServerMessage &message) {
            const auto *signal = std::get_if<Signal>(&message);
            return signal != nullptr && std::holds_alternative<S>(*signal);
        });
    }

private:
    void inside(const std::function<void()> &call)
    {
        const bool before = std::exchange(m_isInside, true);
        call();
        m_isInside = before;
    }
    void note() { wasHasty = wasHasty || m_isInside; }

    client::Way m_way;
    std::unique_ptr<client::Transport> m_transport;
    bool m_isInside = false; ///< of a call
};

} // namespace madang::tests
