// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/connection/pulse.h"

#include <QPointer>

namespace madang::client
{

Pulse::Pulse(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_session(parts.session)
    , m_clock(parts.clock)
    , m_alarm(parts.alarms.make())
{
}

void Pulse::start()
{
    beat();
}

void Pulse::stop()
{
    m_alarm->cancel();
}

void Pulse::note(milliseconds took)
{
    m_roundTrips.append({.at = m_clock.now(), .took = took});
    if (m_roundTrips.size() > most)
        m_roundTrips.removeFirst();
    emit measured();
}

/// One question at a time: where answers take longer than the beat, more of them would only add to it.
void Pulse::beat()
{
    m_alarm->set(every, [this] { beat(); });
    if (m_asked == Asked::Yes || !m_session.live())
        return;
    m_asked = Asked::Yes;
    m_session.ask(Ping(), [self = QPointer<Pulse>(this), begun = m_clock.steady()](const auto &answer) {
        if (self.isNull())
            return;
        self->m_asked = Asked::No;
        if (answer)
            self->note(self->m_clock.steady() - begun);
    });
}

} // namespace madang::client
