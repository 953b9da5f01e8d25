// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/happening.h"
#include "client/connection/pulse.h"
#include "client/connection/traffic.h"
#include "client/connection/wireevent.h"

#include <QList>
#include <QObject>

#include <map>

namespace madang::client
{

/// Remembers what happened to a connection and what came over it, for whoever looks: the states and the switches from
/// way to way, the latest events as they arrived, what went over each way, how long answers take, and the position.
/// It changes nothing, and keeps it all in memory only.
class ConnectionLog : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionLog)

public:
    static constexpr qsizetype happeningsMost = 200;
    static constexpr qsizetype eventsMost = 200;

    struct Parts {
        Session &session;
        Ways *ways; ///< nothing: no events, no figures, no switches
        const Clock &clock;
        Alarms &alarms;
    };

    explicit ConnectionLog(const Parts &parts, QObject *parent = nullptr);

    [[nodiscard]] const ConnectionState &state() const { return m_state; }
    [[nodiscard]] const QList<Happening> &happenings() const { return m_happenings; }
    [[nodiscard]] const QList<WireEvent> &events() const { return m_events; }
    [[nodiscard]] Traffic traffic(Way way) const;
    /// The oldest first.
    [[nodiscard]] const QList<RoundTrip> &roundTrips() const { return m_pulse.roundTrips(); }
    [[nodiscard]] const std::optional<Cursor> &cursor() const { return m_cursor; }

    /// While somebody looks, the server is asked every few seconds how long it takes to answer.
    enum class Watched { No, Yes };
    void setWatched(Watched watched);

signals:
    /// Anything of it; often.
    void changed();

private:
    void onState(const ConnectionState &state);
    void onTried(const Trial &trial);
    void onCarried(const Carried &what);
    void onEvent(qint64 seq);
    void onSignal(const Signal &signal);
    void note(const Happening::What &what);
    void noteMissed(int events);

    const Clock &m_clock;
    Pulse m_pulse;
    ConnectionState m_state;
    QList<Happening> m_happenings;
    QList<WireEvent> m_events;
    std::map<Way, Traffic> m_traffic;
    std::optional<Cursor> m_cursor;
    qint64 m_arrived = 0;          ///< events, all
    std::optional<int> m_replayed; ///< since it is live; nothing as soon as the replay is over
    milliseconds m_begun;          ///< to connect; steady
};

} // namespace madang::client
