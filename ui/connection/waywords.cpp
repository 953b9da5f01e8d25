// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/waywords.h"

namespace madang::ui
{

using client::Obstacle;
using client::Way;

QString WayWords::name(Way way)
{
    switch (way) {
    case Way::WebSocket:
        return tr("WebSocket");
    case Way::EventStream:
        return tr("SSE");
    case Way::LineStream:
        return tr("Stream");
    case Way::LongPoll:
        return tr("Long polling");
    case Way::Poll:
        return tr("Polling");
    }
    return {};
}

QString WayWords::bothDirections(Way way)
{
    return way == Way::WebSocket ? name(way) : tr("%1 + POST").arg(name(way));
}

QString WayWords::inSentence(Way way)
{
    switch (way) {
    case Way::WebSocket:
        return tr("WebSocket");
    case Way::EventStream:
        return tr("SSE");
    case Way::LineStream:
        return tr("a stream of lines");
    case Way::LongPoll:
        return tr("long polling");
    case Way::Poll:
        return tr("polling");
    }
    return {};
}

QString WayWords::limited(const client::Passage &passage)
{
    const QString way = inSentence(passage.way);
    if (!passage.obstacle)
        return tr("Updates come over %1.").arg(way);
    switch (*passage.obstacle) {
    case Obstacle::Refused:
        return tr("Updates come over %1: WebSocket is blocked here.").arg(way);
    case Obstacle::NoAnswer:
        return tr("Updates come over %1: WebSocket opens but stays silent here.").arg(way);
    case Obstacle::FellSilent:
        return tr("Updates come over %1: WebSocket kept falling silent.").arg(way);
    case Obstacle::Broke:
        return tr("Updates come over %1: WebSocket kept breaking.").arg(way);
    case Obstacle::NotChosen:
        return tr("Updates come over %1: you chose this way.").arg(way);
    }
    return {};
}

QString WayWords::stillLimited(const client::Passage &passage)
{
    const QString way = inSentence(passage.way);
    if (passage.obstacle == Obstacle::Refused)
        return tr("Still over %1: WebSocket is blocked here.").arg(way);
    if (passage.obstacle == Obstacle::NoAnswer)
        return tr("Still over %1: WebSocket stays silent here.").arg(way);
    return tr("Still over %1: WebSocket does not work here.").arg(way);
}

QString WayWords::explanation(const client::Passage &passage)
{
    if (!passage.obstacle)
        return tr("WebSocket, the best way, is not in use. Everything works, a little slower.");
    switch (*passage.obstacle) {
    case Obstacle::Refused:
        return tr("A proxy or a firewall on the way refuses WebSocket. Everything works, a little slower; Madang "
                  "keeps trying.");
    case Obstacle::NoAnswer:
        return tr("WebSocket opens, but something on the way lets nothing through. Everything works, a little slower; "
                  "Madang keeps trying.");
    case Obstacle::FellSilent:
        return tr("WebSocket worked, and then nothing came through any more. Everything works, a little slower; Madang "
                  "keeps trying.");
    case Obstacle::Broke:
        return tr("WebSocket worked, and was cut again and again. Everything works, a little slower; Madang keeps "
                  "trying.");
    case Obstacle::NotChosen:
        return tr("You chose this way. It stays until you use the best one again.");
    }
    return {};
}

} // namespace madang::ui
