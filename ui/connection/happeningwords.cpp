// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/happeningwords.h"

#include "protocol/expected.h"
#include "ui/connection/figures.h"
#include "ui/connection/linkstate.h"
#include "ui/connection/waywords.h"

namespace madang::ui
{

using namespace client::happenings;
using client::Obstacle;

QString HappeningWords::sentence(const client::Happening &happening)
{
    QString said = once(happening.what);
    if (happening.times == 1)
        return said;
    return tr("%1 %n times, the last at %2.", nullptr, happening.times).arg(said, Figures::timeOfDay(happening.lastAt));
}

QString HappeningWords::once(const client::Happening::What &what)
{
    return std::visit(overloaded{[](const Connecting & /*begun*/) { return tr("Connecting."); },
                                 [](const WentLive &live) { return wentLive(live); },
                                 [](const Switched &turn) { return switched(turn.to); },
                                 [](const Failed &trial) { return trial.isProbe ? probeFailed(trial) : failed(trial); },
                                 [](const Lost &lost) {
                                     return lost.cause ? LinkState::sentence(*lost.cause)
                                                       : LinkState::sentence(lost.trouble);
                                 },
                                 [](const Stopped &stopped) { return LinkState::sentence(stopped.reason); }},
                      what);
}

QString HappeningWords::wentLive(const WentLive &live)
{
    const QString took = Figures::seconds(live.took);
    const int missed = live.missed.value_or(0);
    if (!live.passage) {
        return missed > 0 ? tr("Live after %1, %n event(s) caught up.", nullptr, missed).arg(took)
                          : tr("Live after %1.").arg(took);
    }
    const QString way = WayWords::name(live.passage->way);
    return missed > 0 ? tr("%1: live after %2, %n event(s) caught up.", nullptr, missed).arg(way, took)
                      : tr("%1: live after %2.").arg(way, took);
}

QString HappeningWords::switched(const client::Passage &to)
{
    const QString way = WayWords::name(to.way);
    if (!to.obstacle)
        return tr("Switched to %1.").arg(way);
    switch (*to.obstacle) {
    case Obstacle::Refused:
        return tr("Switched to %1: WebSocket is blocked.").arg(way);
    case Obstacle::NoAnswer:
        return tr("Switched to %1: WebSocket stays silent.").arg(way);
    case Obstacle::FellSilent:
        return tr("Switched to %1: WebSocket fell silent.").arg(way);
    case Obstacle::Broke:
        return tr("Switched to %1: WebSocket broke.").arg(way);
    case Obstacle::NotChosen:
        return tr("Switched to %1: you chose it.").arg(way);
    }
    return {};
}

QString HappeningWords::failed(const Failed &failed)
{
    const QString way = WayWords::name(failed.way);
    if (!failed.obstacle)
        return tr("%1: does not work.").arg(way);
    switch (*failed.obstacle) {
    case Obstacle::Refused:
        return tr("%1: refused.").arg(way);
    case Obstacle::NoAnswer:
        return tr("%1: no answer.").arg(way);
    case Obstacle::FellSilent:
        return tr("%1: worked, then fell silent.").arg(way);
    case Obstacle::Broke:
        return tr("%1: worked, then broke.").arg(way);
    case Obstacle::NotChosen:
        return tr("%1: not wanted.").arg(way);
    }
    return {};
}

QString HappeningWords::probeFailed(const Failed &failed)
{
    const QString way = WayWords::name(failed.way);
    if (failed.obstacle == Obstacle::Refused)
        return tr("%1 tried again: still blocked.").arg(way);
    if (failed.obstacle == Obstacle::NoAnswer)
        return tr("%1 tried again: still no answer.").arg(way);
    return tr("%1 tried again: still does not work.").arg(way);
}

} // namespace madang::ui
