// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/session/session.h"
#include "tests/support/faketime.h"
#include "tests/support/faketransport.h"

#include <QStringList>

namespace madang::tests
{

using namespace Qt::StringLiterals;

/// A session with everything around it played by the test; the dice always show their highest side.
struct World {
    FakeTime time;
    FakeTransport transport;
    QString token = u"secret"_s;
    std::optional<Cursor> cursor;
    QStringList heard; ///< in its order
    client::Session session{
        {.transport = transport, .clock = time, .alarms = time, .dice = [](auto most) { return most; }},
        {.endpoint = {.host = u"chat.example"_s},
         .server = {u"s1"_s},
         .user = {u"u1"_s},
         .session = {u"11111111-1111-4111-8111-111111111111"_s},
         .token = [this] { return token; },
         .cursor = [this] { return cursor; }}};

    World()
    {
        QObject::connect(&session, &client::Session::welcomed, &session, [this] { heard << u"welcome"_s; });
        QObject::connect(&session, &client::Session::eventArrived, &session,
                         [this](const Event &event) { heard << u"event %1"_s.arg(event.seq); });
        QObject::connect(&session, &client::Session::eventSkipped, &session,
                         [this](qint64 seq) { heard << u"skipped %1"_s.arg(seq); });
        QObject::connect(&session, &client::Session::signalArrived, &session, [this] { heard << u"signal"_s; });
        QObject::connect(&session, &client::Session::stateChanged, &session,
                         [this](const client::ConnectionState &state) {
                             if (state.isLive())
                                 heard << u"live"_s;
                         });
    }

    [[nodiscard]] client::Phase phase() const { return session.state().phase; }
    void becomeLive()
    {
        session.start();
        greet();
    }
    void greet()
    {
        transport.opensNow();
        transport.answers(welcome());
    }
    [[nodiscard]] static Welcome welcome()
    {
        return {.user = {.id = {u"u1"_s}, .name = u"Mina"_s},
                .epoch = {u"e1"_s},
                .cursor = {{u"e1"_s}, 7},
                .resumed = true,
                .server = {.id = {u"s1"_s}, .name = u"Lab"_s, .version = u"1"_s},
                .limits = {.messageBytes = 65536, .textCodePoints = 4000},
                .heartbeat = std::chrono::seconds(10)};
    }
    [[nodiscard]] static Signal sign() { return Live{.cursor = {{u"e1"_s}, 7}}; }
};

[[nodiscard]] inline Event posted(qint64 seq)
{
    return {.seq = seq,
            .at = std::chrono::milliseconds(1),
            .by = {u"u2"_s},
            .room = {u"r1"_s},
            .body = MessagePosted{.id = {u"22222222-2222-4222-8222-222222222222"_s}, .n = 1, .text = u"hi"_s}};
}

} // namespace madang::tests
