// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT

/// The client without its windows, for tests on bad networks: led by lines of JSON on standard input, it tells on
/// standard output what its user would see.
///
///     madang-traveller PROFILE LINK [NAME [PASSWORD]]
///
///     {"go":true}   {"post":TEXT,"room":ID}   {"choose":"websocket"|"sse"|"stream"|"longpoll"|"poll"|null}
///     {"lookUpwards":true}   {"kept":ROOM}   {"quit":true}
#include "tests/support/orders.h"
#include "tests/support/traveller/journey.h"
#include "tests/support/traveller/wayin.h"

using namespace Qt::StringLiterals;
using namespace madang;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"madang-traveller"_s);
    const QStringList words = QCoreApplication::arguments();
    const auto profile = client::Profile::open(words.value(1));
    const auto link = parseLink(words.value(2));
    if (!profile || !link) {
        std::cerr << "madang-traveller PROFILE LINK [NAME [PASSWORD]]" << std::endl;
        return EXIT_FAILURE;
    }
    const client::SystemClock clock;
    client::SystemAlarms alarms;
    tests::WayIn wayIn(*profile, alarms, clock);
    std::unique_ptr<tests::Journey> journey;
    QObject::connect(&wayIn, &tests::WayIn::failed, &application, [](const QString &reason) {
        tests::tell({{u"failed"_s, reason}});
        QCoreApplication::exit(EXIT_FAILURE);
    });
    QObject::connect(&wayIn, &tests::WayIn::entered, &application, [&](const client::KnownServer &known) {
        journey = std::make_unique<tests::Journey>(
            tests::Journey::Parts{.profile = profile->folder(), .clock = clock, .alarms = alarms},
            client::Workspace::Account{
                .endpoint = known.endpoint, .server = known.server, .user = known.user, .token = [&wayIn, known] {
                    return wayIn.tokenOf(known);
                }});
        tests::tell({{u"entered"_s, QJsonObject{{u"server"_s, known.server.value}, {u"user"_s, known.user.value}}}});
    });
    const tests::Orders orders([&journey](const QJsonObject &order) {
        if (journey)
            journey->carryOut(order);
    });
    QMetaObject::invokeMethod(
        &wayIn, [&] { wayIn.enter(*link, {.name = words.value(3), .password = words.value(4)}); },
        Qt::QueuedConnection);
    return QCoreApplication::exec();
}
