// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/activity.h"

namespace madang::client
{

Activity::Activity(Session &session, Alarms &alarms, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_idle(alarms.make())
{
    noteInput();
}

Presence Activity::state() const
{
    switch (m_choice) {
    case Choice::Away:
        return Presence::Away;
    case Choice::DoNotDisturb:
        return Presence::Dnd;
    case Choice::Automatic:
        break;
    }
    return m_isIdle ? Presence::Away : Presence::Active;
}

void Activity::choose(Choice choice)
{
    m_choice = choice;
    tell();
}

void Activity::noteInput()
{
    m_isIdle = false;
    m_idle->set(awayAfter, [this] {
        m_isIdle = true;
        tell();
    });
    tell();
}

void Activity::goLive()
{
    m_live = true;
    m_told = Presence::Offline;
    tell();
}

void Activity::goOffline()
{
    m_live = false;
}

void Activity::tell()
{
    const Presence now = state();
    if (m_live && now != m_told) {
        m_told = now;
        m_session.tell(SetPresence{now});
    }
    if (now != m_shown) {
        m_shown = now;
        emit changed();
    }
}

} // namespace madang::client
