// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/traveller/journey.h"

#include "client/account/profile.h"
#include "client/transport/maketransport.h"
#include "tests/support/orders.h"
#include "tests/support/traveller/words.h"

#include <QJsonArray>

namespace madang::tests
{

using namespace Qt::StringLiterals;
using namespace client;

Journey::Journey(const Parts &parts, const Workspace::Account &account)
    : m_store(storePath(parts.profile, account.server, account.user))
    , m_remembered(client::Profile::waysFile(parts.profile), parts.clock)
    , m_ladder({.make = [&alarms = parts.alarms](Way way) { return makeTransport(way, alarms, proxyTo); },
                .memory = m_remembered,
                .clock = parts.clock,
                .alarms = parts.alarms,
                .dice = systemDice()})
    , m_workspace(
          {.store = m_store, .transport = m_ladder, .clock = parts.clock, .alarms = parts.alarms, .dice = systemDice()},
          account)
    , m_reports(m_workspace, m_ladder)
{
}

Journey::~Journey()
{
    m_workspace.stop();
}

void Journey::carryOut(const QJsonObject &order)
{
    if (order.contains(u"go"_s))
        m_workspace.start();
    else if (order.contains(u"post"_s))
        post(order);
    else if (order.contains(u"choose"_s))
        choose(order[u"choose"_s]);
    else if (order.contains(u"lookUpwards"_s))
        m_ladder.lookUpwards();
    else if (order.contains(u"kept"_s))
        tellKept({order[u"kept"_s].toString()});
    else if (order.contains(u"quit"_s))
        QCoreApplication::quit();
    else
        tell({{u"error"_s, QJsonObject{{u"unknown"_s, order}}}});
}

void Journey::post(const QJsonObject &order)
{
    const RoomId room{order[u"room"_s].toString()};
    const QString text = order[u"post"_s].toString();
    // Told before it can be acknowledged: the outbox only sends what is on disk.
    if (const auto id = m_workspace.outbox().post(room, text))
        tell({{u"posted"_s, QJsonObject{{u"id"_s, id->value}, {u"room"_s, room.value}, {u"text"_s, text}}}});
    else
        tell({{u"error"_s, QJsonObject{{u"no message"_s, text}}}});
}

/// Null: the best that works.
void Journey::choose(const QJsonValue &way)
{
    const auto wanted = wayCalled(way.toString());
    if (wanted || way.isNull())
        m_ladder.choose(wanted);
    else
        tell({{u"error"_s, QJsonObject{{u"no way"_s, way}}}});
}

/// Those messages of the room that the next start would find, as [n, id].
void Journey::tellKept(const RoomId &room)
{
    const auto *const state = m_workspace.replica().room(room);
    m_workspace.replica().write();
    m_store.range(room, 1, state == nullptr ? 0 : state->room.lastN, [](const QList<CachedMessage> &found) {
        QJsonArray kept;
        for (const auto &cached : found)
            kept.append(QJsonArray{cached.message.n, cached.message.id.value});
        tell({{u"kept"_s, kept}});
    });
}

} // namespace madang::tests
