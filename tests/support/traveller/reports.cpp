// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/traveller/reports.h"

#include "tests/support/orders.h"
#include "tests/support/traveller/words.h"

namespace madang::tests
{

using namespace Qt::StringLiterals;
using namespace client;

Reports::Reports(Workspace &workspace, const Ways &ways)
    : m_workspace(workspace)
{
    connect(&workspace.session(), &Session::stateChanged, this, &Reports::reportState);
    connect(&workspace.replica(), &Replica::wasReset, this, [&workspace] {
        const auto &cursor = workspace.replica().cursor();
        tell({{u"began"_s, QJsonObject{{u"epoch"_s, cursor->epoch.value}, {u"seq"_s, cursor->seq}}}});
    });
    connect(&workspace.replica(), &Replica::messagePosted, this, [](const Message &message) {
        tell({{u"shown"_s, QJsonObject{{u"id"_s, message.id.value},
                                       {u"room"_s, message.room.value},
                                       {u"seq"_s, message.seq},
                                       {u"n"_s, message.n},
                                       {u"by"_s, message.by.value},
                                       {u"text"_s, message.text}}}});
    });
    connect(&workspace.outbox(), &Outbox::changed, this, &Reports::reportOutbox);
    connect(&workspace.outbox(), &Outbox::refused, this, [](const OutboxEntry &entry) {
        tell({{u"refused"_s,
               QJsonObject{{u"id"_s, entry.id.value}, {u"code"_s, QString(infoOf(entry.refusal->code).name)}}}});
    });
    reportTrials(ways);
}

void Reports::reportState(const ConnectionState &state) const
{
    QJsonObject told{{u"phase"_s, wordFor(state.phase)}};
    if (state.passage) {
        told[u"way"_s] = wordFor(state.passage->way);
        if (state.passage->obstacle)
            told[u"obstacle"_s] = wordFor(*state.passage->obstacle);
    }
    if (state.trouble)
        told[u"trouble"_s] = wordFor(*state.trouble);
    tell({{u"state"_s, told}});
}

void Reports::reportOutbox()
{
    const auto &entries = m_workspace.outbox().entries();
    for (const OutboxEntry &entry : entries) {
        if (entry.state != OutboxState::Sent || m_acknowledged.contains(entry.id))
            continue;
        m_acknowledged.insert(entry.id);
        tell({{u"acknowledged"_s, QJsonObject{{u"id"_s, entry.id.value}, {u"seq"_s, entry.seq}}}});
    }
    if (std::exchange(m_inOutbox, entries.size()) != entries.size())
        tell({{u"outbox"_s, entries.size()}});
}

void Reports::reportTrials(const Ways &ways)
{
    connect(&ways, &Ways::tried, this, [](const Trial &trial) {
        QJsonObject told{{u"way"_s, wordFor(trial.way)},
                         {u"outcome"_s, wordFor(trial.outcome)},
                         {u"ms"_s, static_cast<qint64>(trial.took.count())},
                         {u"probe"_s, trial.isProbe}};
        if (trial.obstacle)
            told[u"obstacle"_s] = wordFor(*trial.obstacle);
        tell({{u"tried"_s, told}});
    });
}

} // namespace madang::tests
