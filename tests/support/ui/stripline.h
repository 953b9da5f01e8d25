// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/steering.h"
#include "client/session/session.h"
#include "protocol/closecode.h"
#include "tests/support/faketime.h"
#include "tests/support/faketransport.h"
#include "tests/support/fakeways.h"
#include "ui/connection/linkstate.h"
#include "ui/connection/strip.h"
#include "ui/connection/stripwatch.h"

#include <QPushButton>

namespace madang::tests
{

using namespace client;
using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A real session, whose other end and whose time the test plays, and the strip as the conversation wires it.
struct StripLine {
    FakeTime time;
    FakeTransport transport;
    milliseconds wait{0}; ///< what the dice say
    int waiting = 0;      ///< messages in the outbox
    Session session{{.transport = transport,
                     .clock = time,
                     .alarms = time,
                     .dice = [this](auto most) { return std::min(wait, most); }},
                    {.endpoint = {.host = u"lab.local"_s, .port = 8787},
                     .server = {u"s1"_s},
                     .user = {u"u1"_s},
                     .session = {u"11111111-1111-4111-8111-111111111111"_s},
                     .token = [] { return u"secret"_s; },
                     .cursor = [] { return std::nullopt; }}};
    FakeWays ways{transport};
    Steering steering{{session, &ways, time}};
    Theme theme;
    Icons icons{theme};
    QWidget window;
    ConnectionStrip &strip = *new ConnectionStrip(icons, &window);
    StripWatch watch{time};

    StripLine()
    {
        QObject::connect(&watch, &StripWatch::changed, &strip, &ConnectionStrip::show);
        QObject::connect(&session, &Session::stateChanged, &strip, [this] { tell(); });
        QObject::connect(&steering, &Steering::changed, &strip, [this] { tell(); });
        QObject::connect(&strip, &ConnectionStrip::tryFully, &steering, &Steering::lookUpwards);
        QObject::connect(&strip, &ConnectionStrip::useBest, &steering, [this] { steering.choose(std::nullopt); });
    }
    void tell()
    {
        LinkFacts facts = LinkState::facts(session.state(), u"Lab"_s, waiting);
        facts.look = steering.look();
        watch.setFacts(facts);
    }
    /// Live over such a way, long enough for a word.
    void goesBy(const Passage &passage)
    {
        becomeLive();
        transport.takes(passage);
        pass(1500ms);
    }
    void pass(milliseconds duration)
    {
        time.pass(duration);
        watch.tick();
    }
    void greet()
    {
        transport.opensNow();
        transport.answers(Welcome{.user = {.id = {u"u1"_s}, .name = u"Mina"_s},
                                  .epoch = {u"e1"_s},
                                  .cursor = {{u"e1"_s}, 7},
                                  .resumed = true,
                                  .server = {.id = {u"s1"_s}, .name = u"Lab"_s, .version = u"1"_s},
                                  .limits = {.messageBytes = 65536, .textCodePoints = 4000},
                                  .heartbeat = 10s});
    }
    void becomeLive()
    {
        session.start();
        greet();
    }
    void isClosed(CloseCode code)
    {
        const auto number = static_cast<quint16>(code);
        transport.closes({.code = number, .mayComeBack = mayComeBack(number)});
    }
    /// Tries that fail at once, until the waits are long.
    void failsOften(int times)
    {
        for (int i = 0; i < times; ++i) {
            transport.breaks();
            pass(wait);
        }
    }
    [[nodiscard]] QStringList buttons() const
    {
        QStringList words;
        for (const auto *button : strip.findChildren<QPushButton *>()) {
            if (!button->isHidden())
                words << button->text();
        }
        return words;
    }
};

} // namespace madang::tests
