// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/house.h"

#include "server/hub/derivedid.h"
#include "tests/support/server/settle.h"

namespace madang::server
{

using namespace Qt::StringLiterals;

House::House(HubSettings settings)
    : m_settings(std::move(settings))
{
    start();
}

void House::start()
{
    const auto state = log.open();
    Q_ASSERT(state);
    m_directory = std::make_unique<Directory>(*state);
    m_hub = std::make_unique<Hub>(Hub::Surroundings{.directory = *m_directory,
                                                    .log = log,
                                                    .reader = log,
                                                    .signIn = accounts,
                                                    .accounts = accounts,
                                                    .clock = clock,
                                                    .ticker = m_ticker},
                                  m_settings);
    settle();
}

void House::restart()
{
    m_ticker.stop();
    m_hub.reset();
    start();
}

void House::signUp(const QString &name, Role role, const QString &status)
{
    const User user{.id = {name}, .name = name, .role = role, .status = status};
    const QString token = newDevice(name);
    const auto identity = accounts.identify(token);
    Enrolment enrolment{
        .newUser = Change{.author = user.id, .id = rules::newUuid(), .hash = "join", .body = UserChanged{.user = user}},
        .device = {.id = identity->device, .user = user.id, .name = {}, .tokenHash = {}}};
    log.enrol(enrolment, [this](const Expected<std::optional<Commit>, Error> &commit) {
        if (commit && *commit)
            accounts.watcher().userEnrolled(**commit);
    });
    settle();
}

QString House::newDevice(const QString &name)
{
    QString token = u"%1 %2"_s.arg(name).arg(++m_devices);
    accounts.letIn(token, {.user = {name}, .device = {u"device-%1"_s.arg(m_devices)}});
    return token;
}

void House::settle() const
{
    const bool settled = server::settle(log);
    Q_ASSERT(settled);
    QCoreApplication::processEvents();
}

void House::pass(milliseconds time)
{
    m_ticker.pass(time);
    settle();
}

QList<Event> House::everything()
{
    QSet<RoomId> rooms;
    for (const StoredRoom &room : m_directory->rooms())
        rooms.insert(room.id);
    QList<Event> all;
    log.events({.after = 0, .upTo = m_directory->head(), .reader = {}, .rooms = rooms, .limit = limits::integerMax},
               [&all](const Expected<QList<Event>, Error> &events) { all = *events; });
    settle();
    return all;
}

RoomId House::commonRoom() const
{
    const StoredRoom *room = m_directory->publicRoomNamed(u"general"_s);
    return room ? room->id : RoomId{};
}

} // namespace madang::server
