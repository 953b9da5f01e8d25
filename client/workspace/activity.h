// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/session/session.h"

#include <QObject>

#include <memory>

namespace madang::client
{

/// What others see of this person: active, away after five minutes without input, or what they chose.
class Activity : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Activity)

public:
    static constexpr milliseconds awayAfter{5 * 60 * 1000};
    enum class Choice { Automatic, Away, DoNotDisturb };

    Activity(Session &session, Alarms &alarms, QObject *parent = nullptr);

    [[nodiscard]] Presence state() const;
    [[nodiscard]] Choice choice() const { return m_choice; }
    void choose(Choice choice);
    /// The person moved the mouse or pressed a key.
    void noteInput();
    void goLive();
    void goOffline();

signals:
    void changed();

private:
    void tell();

    Session &m_session;
    std::unique_ptr<Alarm> m_idle;
    Choice m_choice = Choice::Automatic;
    Presence m_told = Presence::Offline; ///< to the server, on this connection
    Presence m_shown = Presence::Active; ///< to who listens here
    bool m_isIdle = false;
    bool m_live = false;
};

} // namespace madang::client
