// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/session/session.h"

#include <QList>
#include <QObject>

namespace madang::client
{

/// How long a question to the server and its answer took.
struct RoundTrip {
    milliseconds at{}; ///< wall time of the answer
    milliseconds took{};

    bool operator==(const RoundTrip &) const = default;
};

/// Measures how long the server takes to answer, again and again while it beats, and keeps the latest.
class Pulse : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pulse)

public:
    static constexpr milliseconds every{3'000};
    static constexpr qsizetype most = 60;

    struct Parts {
        Session &session;
        const Clock &clock;
        Alarms &alarms;
    };

    explicit Pulse(const Parts &parts, QObject *parent = nullptr);

    void start();
    void stop();
    /// One that somebody else has measured.
    void note(milliseconds took);
    [[nodiscard]] const QList<RoundTrip> &roundTrips() const { return m_roundTrips; }

signals:
    void measured();

private:
    enum class Asked { No, Yes };

    void beat();

    Session &m_session;
    const Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm;
    QList<RoundTrip> m_roundTrips;
    Asked m_asked = Asked::No;
};

} // namespace madang::client
