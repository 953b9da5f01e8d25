// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectionreport.h"

#include "ui/connection/eventpane.h"
#include "ui/connection/figures.h"
#include "ui/connection/happeningwords.h"
#include "ui/connection/linkstate.h"
#include "ui/connection/roundtripgraph.h"
#include "ui/connection/waywords.h"

#include <initializer_list>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using client::Way;

QString ConnectionReport::text(const client::ConnectionLog &log, Words words)
{
    return QStringList{facts(log), traffic(log), happenings(log), events(log, words)}.join(u'\n');
}

QString ConnectionReport::facts(const client::ConnectionLog &log)
{
    const auto &state = log.state();
    QStringList lines{tr("Madang %1, connection").arg(QStringLiteral(MADANG_VERSION)),
                      tr("Server: %1").arg(state.address)};
    if (state.passage) {
        lines << tr("Way: %1").arg(WayWords::bothDirections(state.passage->way));
        if (state.passage->way != Way::WebSocket)
            lines << WayWords::limited(*state.passage);
    }
    if (!state.isLive())
        lines << tr("No connection.") << LinkState::trouble(state);
    if (log.cursor())
        lines << tr("Position: %1").arg(toText(*log.cursor()));
    lines << tr("Round trip: %1").arg(RoundTripGraph::words(log.roundTrips()));
    lines.removeAll(QString());
    return lines.join(u'\n') + u'\n';
}

QString ConnectionReport::traffic(const client::ConnectionLog &log)
{
    QString lines = tr("Traffic") + u'\n';
    for (const auto way : {Way::WebSocket, Way::EventStream, Way::LineStream, Way::LongPoll, Way::Poll}) {
        const auto traffic = log.traffic(way);
        if (traffic == client::Traffic())
            continue;
        lines += tr("%1: received %2; sent %3; requests %4; per message %5")
                     .arg(WayWords::name(way), Figures::messages(traffic.messagesIn, traffic.bytesIn),
                          Figures::messages(traffic.messagesOut, traffic.bytesOut), QString::number(traffic.requests),
                          Figures::perMessage(traffic)) +
                 u'\n';
    }
    return lines;
}

QString ConnectionReport::happenings(const client::ConnectionLog &log)
{
    QString lines = tr("What happened") + u'\n';
    for (const auto &one : log.happenings())
        lines += Figures::dateAndTime(one.at) + u"  " + HappeningWords::sentence(one) + u'\n';
    return lines;
}

QString ConnectionReport::events(const client::ConnectionLog &log, Words words)
{
    QString lines = words == Words::Shown ? tr("Events as they arrive") : tr("Events as they arrive, without texts");
    lines += u'\n';
    for (const auto &event : log.events())
        lines += u": " + Figures::timeOfDay(event.at) + u'\n' + EventPane::lines(event, words) + u"\n\n";
    return lines;
}

} // namespace madang::ui
