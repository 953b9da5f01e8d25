// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ladder/ways.h"
#include "client/session/session.h"

#include <QObject>

namespace madang::client
{

/// What a person does about the way: takes a certain one, or wants to know whether the best one works by now, and is
/// told. Where nobody looks for ways there is nothing to steer.
///
///     None -lookUpwards-> UnderWay -it fails, or too long-> InVain -a while, or something changes-> None
///                         UnderWay -it works, or the connection is gone-> None
class Steering : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Steering)

public:
    static constexpr milliseconds lookMost{20'000};
    static constexpr milliseconds answerStands{8'000};

    enum class Look { None, UnderWay, InVain };
    struct Parts {
        Session &session;
        Ways *ways; ///< may be nothing
        Alarms &alarms;
    };

    explicit Steering(const Parts &parts, QObject *parent = nullptr);

    [[nodiscard]] bool canSteer() const { return m_ways != nullptr; }
    /// Whether there is a better way to look for: live, not by WebSocket, and nobody wants it so.
    [[nodiscard]] bool canLookUpwards() const;
    [[nodiscard]] std::optional<Way> chosen() const;
    void choose(std::optional<Way> way);
    void lookUpwards();
    [[nodiscard]] Look look() const { return m_look; }

signals:
    void changed();

private:
    void onTried(const Trial &trial);
    void onState(const ConnectionState &state);
    void enter(Look look);

    Session &m_session;
    Ways *m_ways;
    std::unique_ptr<Alarm> m_alarm;
    std::optional<Passage> m_passage;
    Look m_look = Look::None;
};

} // namespace madang::client
