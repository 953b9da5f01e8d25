// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/events.h"
#include "server/gateway/gateway.h"
#include "server/gateway/httpconnection.h"
#include "tests/support/server/fakeclock.h"
#include "tests/support/server/fakehouse.h"
#include "tests/support/server/fakewicket.h"
#include "tests/support/server/rawclient.h"

#include <chrono>
#include <memory>
#include <optional>

namespace madang::server
{

inline const QByteArray aSession = "00000000-0000-4000-8000-000000000001";
inline const QByteArray asAnn = "Authorization: Bearer ann's\r\n";
inline const QByteArray eventStream = "Accept: text/event-stream\r\n";
inline const QByteArray lineStream = "Accept: application/x-ndjson\r\n";

/// What goes out to members, in these bytes.
inline SharedFrame eventOf(const QByteArray &json, qint64 seq = 121)
{
    return std::make_shared<const Frame>(
        Frame{.json = json, .kind = Frame::Kind::Event, .name = MessagePosted::typeName, .position = seq});
}

inline SharedFrame largeEvent()
{
    return eventOf(QByteArray(65'536, 'a'));
}

/// Sends to a guest whose client does not read, until its outlet says that that is enough.
template <typename Guest>
[[nodiscard]] bool fillsUp(const Guest &guest)
{
    const SharedFrame large = largeEvent();
    return QTest::qWaitFor(
        [&] {
            if (!guest.isGone && guest.outlet->hasRoom())
                guest.outlet->send(large);
            return !guest.isGone && !guest.outlet->hasRoom();
        },
        patience);
}

/// A gateway with real sockets, a clock that stands still, and nothing behind it.
struct Edge {
    FakeClock clock;
    Limits limits;
    Networks proxies;
    FakeDoor door;
    FakeWicket wicket;
    FakeSignIn signIn;
    StorageProbe storage = [](const auto &then) { then({}); };
    StorageProbe asksStorage = [this](const auto &then) { storage(then); };
    int turnsBegun = 0; ///< in which somebody has said something, or something was to be written
    std::unique_ptr<Gateway> gateway =
        std::make_unique<Gateway>(GatewayServices{.signIn = signIn,
                                                  .storage = asksStorage,
                                                  .door = door,
                                                  .wicket = wicket,
                                                  .clock = clock,
                                                  .limits = limits,
                                                  .proxies = proxies,
                                                  .turns = {.begins = [this] { ++turnsBegun; }}});
    int pings = 0;

    [[nodiscard]] bool listens() const { return gateway->listen(QHostAddress(QHostAddress::LocalHost), 0); }

    /// Whether somebody new is answered; what others have sent before that has been looked at then.
    [[nodiscard]] bool serves() const
    {
        RawClient client(gateway->port());
        client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        return client.hears("HTTP/1.1 200 ");
    }

    /// Whether a client that has asked hears nothing until the time of who is held up is over, and then its answer.
    [[nodiscard]] bool holdsUp(RawClient &client)
    {
        const bool isThere = client.isOpen() && serves();
        signIn.answerAll();
        const bool isSilent = serves() && client.received().isEmpty();
        clock.pass(HttpConnection::holdUpTime + Deadlines::tick);
        return isThere && isSilent && client.hears("\r\n\r\n");
    }

    /// A client that asks for a stream.
    [[nodiscard]] std::unique_ptr<RawClient> streams(const QByteArray &fields) const
    {
        auto client = std::make_unique<RawClient>(gateway->port());
        client->send(get("/api/v1/events", fields + asAnn));
        return client;
    }
    /// Who follows since last.
    [[nodiscard]] FakeWicket::Guest &follower() const { return *wicket.followers.back(); }

    /// Time passes until this guest is gone: how much of it; nothing where it stays.
    template <typename Guest>
    [[nodiscard]] std::optional<milliseconds> lasts(const Guest &guest)
    {
        using namespace std::chrono_literals;
        const milliseconds start = clock.steady();
        const bool isOver = QTest::qWaitFor(
            [&] {
                clock.pass(100ms);
                return guest.isGone;
            },
            patience);
        return isOver ? std::optional(clock.steady() - start) : std::nullopt;
    }

    /// A client after the handshake, null where that failed.
    [[nodiscard]] std::unique_ptr<RawClient> upgraded() const
    {
        auto client = std::make_unique<RawClient>(gateway->port());
        client->send(upgradeHead);
        if (!client->hears("\r\n\r\n") || !client->received().startsWith("HTTP/1.1 101 "))
            return nullptr;
        return QTest::qWaitFor([&] { return !door.guests.empty(); }, patience) ? std::move(client) : nullptr;
    }

    /// One whose hello was accepted.
    [[nodiscard]] std::unique_ptr<RawClient> welcomed() const
    {
        auto client = upgraded();
        if (!client)
            return nullptr;
        client->send(frame('\x81', R"({"do":"hello","session":")" + aSession + R"("})"));
        const bool isWelcome = QTest::qWaitFor([&] { return door.guests.front()->isWelcome; }, patience);
        return isWelcome ? std::move(client) : nullptr;
    }

    /// The next ping comes after ten seconds, and its pong keeps the only client alive.
    [[nodiscard]] bool answersPing(RawClient &client)
    {
        using namespace std::chrono_literals;
        ++pings;
        client.forget();
        clock.pass(10'100ms);
        if (!client.hears(QByteArray("\x89\x01") + QByteArray::number(pings)))
            return false;
        client.send(frame('\x8a', QByteArray::number(pings)));
        return isHeard(client);
    }

    /// Whether the server has read all that the client has sent: it answers a ping that comes last.
    [[nodiscard]] static bool isHeard(RawClient &client)
    {
        const QByteArray pong = "\x8a\x05heard";
        const qsizetype before = client.received().count(pong);
        client.send(frame('\x89', "heard"));
        return QTest::qWaitFor([&] { return client.received().count(pong) > before; }, patience);
    }
};

} // namespace madang::server
