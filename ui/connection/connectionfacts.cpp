// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectionfacts.h"

#include "ui/connection/factrows.h"
#include "ui/connection/figures.h"
#include "ui/connection/roundtripgraph.h"
#include "ui/connection/waywords.h"
#include "ui/controls/chip.h"

#include <QVBoxLayout>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using client::Way;

namespace
{

enum Fact { WayFact, ServerFact, PositionFact, RoundTripFact };
enum Amount { Received, Sent, PerMessage };

} // namespace

ConnectionFacts::ConnectionFacts(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_rows(new FactRows(theme))
    , m_way(new Chip(theme))
    , m_graph(new RoundTripGraph(theme))
{
    m_way->setObjectName(u"way"_s);
    m_rows->add(m_way);
    for (int row = ServerFact; row <= RoundTripFact; ++row)
        m_rows->add();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_rows);
    column->addWidget(m_graph);
    theme.follow(this, [column, &theme] { column->setSpacing(theme.px(8)); });
}

void ConnectionFacts::show(const client::ConnectionLog &log)
{
    const auto &state = log.state();
    const auto &roundTrips = log.roundTrips();
    const bool isMeasured = state.isLive() && !roundTrips.isEmpty();
    showWay(state);
    m_rows->setValue(ServerFact, state.address);
    m_rows->setValue(PositionFact, log.cursor() ? toText(*log.cursor()) : u"–"_s);
    m_rows->setValue(RoundTripFact, isMeasured ? Figures::roundTrip(roundTrips.last().took) : u"–"_s);
    m_graph->show(roundTrips);
}

void ConnectionFacts::showWay(const client::ConnectionState &state)
{
    const auto &passage = state.passage;
    if (!state.isLive()) {
        m_way->setColours(&Colours::warning, &Colours::warningBack);
        m_rows->setValue(WayFact, tr("No connection"));
        return;
    }
    const bool isBest = !passage || passage->way == Way::WebSocket;
    m_way->setColours(isBest ? &Colours::success : &Colours::info, isBest ? &Colours::successBack : &Colours::infoBack);
    m_rows->setValue(WayFact, passage ? WayWords::bothDirections(passage->way) : tr("Connected"));
}

void ConnectionFacts::retranslate()
{
    m_rows->setName(WayFact, tr("Way"));
    m_rows->setName(ServerFact, tr("Server"));
    m_rows->setName(PositionFact, tr("Position"));
    m_rows->setName(RoundTripFact, tr("Round trip"));
}

TrafficFacts::TrafficFacts(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(theme, {.font = &Fonts::secondaryBold, .colour = &Colours::text}))
    , m_rows(new FactRows(theme))
{
    for (int row = Received; row <= PerMessage; ++row)
        m_rows->add();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_title);
    column->addWidget(m_rows);
    theme.follow(this, [column, &theme] { column->setSpacing(theme.px(8)); });
}

void TrafficFacts::show(const client::ConnectionLog &log)
{
    const auto &passage = log.state().passage;
    const auto traffic = passage ? log.traffic(passage->way) : client::Traffic();
    setVisible(traffic != client::Traffic());
    if (isHidden())
        return;
    m_title->setText(tr("Traffic: %1").arg(WayWords::name(passage->way)));
    m_rows->setValue(Received, Figures::messages(traffic.messagesIn, traffic.bytesIn));
    m_rows->setValue(Sent, Figures::messages(traffic.messagesOut, traffic.bytesOut));
    m_rows->setValue(PerMessage, Figures::perMessage(traffic));
}

void TrafficFacts::retranslate()
{
    m_rows->setName(Received, tr("Received"));
    m_rows->setName(Sent, tr("Sent"));
    m_rows->setName(PerMessage, tr("Per message"));
}

} // namespace madang::ui
