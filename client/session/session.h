// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/clock.h"
#include "client/session/access.h"
#include "client/session/backoff.h"
#include "client/session/connectionstate.h"
#include "client/session/questions.h"
#include "client/transport/transport.h"

#include <QObject>

#include <functional>

namespace madang::client
{

/// Keeps one user connected with one server, whatever the network does, and says what arrives. It stores nothing:
/// where to go on is asked of Access::cursor at each `hello`.
///
///     Idle -start-> Connecting -opened-> Greeting -Welcome-> Live
///          Connecting, Greeting, Live -lost, silent-> Waiting -in time, tryNow, nudge-> Connecting
///          any -refused for good-> Stopped -start-> Connecting;   any -stop-> Idle
class Session : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    static constexpr milliseconds openMost{10'000};
    static constexpr milliseconds greetingMost{10'000};
    static constexpr milliseconds silenceMost{15'000};
    static constexpr milliseconds probeMost{3'000};    ///< for a sign of life after the machine slept
    static constexpr milliseconds provenAfter{10'000}; ///< of being live, the next loss is a first one again

    struct Parts {
        Transport &transport;
        const Clock &clock;
        Alarms &alarms;
        Dice dice;
    };
    template <typename C>
    using Then = std::function<void(const Expected<typename C::Reply, Error> &)>;

    Session(const Parts &parts, Access access, QObject *parent = nullptr);

    [[nodiscard]] const ConnectionState &state() const { return m_state; }
    [[nodiscard]] bool live() const { return m_state.isLive(); }
    /// The latest answer to `hello`, without its snapshot.
    [[nodiscard]] const std::optional<Welcome> &welcome() const { return m_welcome; }

    void start();
    /// Leaves on purpose, and says so.
    void stop();
    /// A person asks for it: at once.
    void tryNow();
    /// The network is there or the machine woke up: tries at once, or looks whether the connection still lives.
    void nudge();
    /// The position was lost: connects again without a cursor, for a snapshot.
    void startOver();
    /// Another proxy leads there now: goes through it at once.
    void reroute();
    /// The same server is somewhere else now.
    void setEndpoint(const Endpoint &endpoint);

    /// Sends a command; `then` is called once, later: with the answer, with the server's refusal, or with Unavailable
    /// when there is no connection or it was lost before the answer. It is not called when the session is destroyed.
    template <typename C>
    void ask(const C &command, Then<C> then)
    {
        request(Command(command), [then = std::move(then)](const Expected<Answer, Error> &answer) {
            if (answer)
                then(answer->template as<typename C::Reply>());
            else
                then(Unexpected(answer.error()));
        });
    }
    /// Sends a command whose answer nobody needs; without a connection it is dropped.
    void tell(const Command &command)
    {
        if (live())
            m_transport.send({.command = command});
    }

signals:
    void stateChanged(const madang::client::ConnectionState &state);
    /// Before the state is Live. With a snapshot where there was no cursor, or where it could not be resumed.
    void welcomed(const madang::Welcome &welcome);
    void eventArrived(const madang::Event &event);
    /// An event of a kind that this program does not know: only its number counts.
    void eventSkipped(qint64 seq);
    void signalArrived(const madang::Signal &signal);

private:
    struct Loss {
        Trouble trouble = Trouble::Unreachable;
        std::optional<Cause> cause{};
        std::optional<milliseconds> notBefore{};
    };
    void connectNow();
    void onOpened();
    void onReceived(const ServerMessage &message);
    void onGreeted(const Expected<Answer, Error> &answer);
    void onSignal(const Signal &signal);
    void onClosed(const Closing &closing);
    void onPassage(const Passage &passage);
    void refused(const Error &error);
    void lose(const Loss &loss);
    void halt(StopReason reason);
    void enter(Phase phase);
    void request(const Command &command, Questions::Taken taken);
    [[nodiscard]] std::optional<Error> refusalOf(const Command &command) const;
    [[nodiscard]] bool isTrying() const
    {
        return m_state.phase == Phase::Connecting || m_state.phase == Phase::Greeting;
    }
    void announceEnd();
    void heard();

    Transport &m_transport;
    const Clock &m_clock;
    Backoff m_backoff;
    Access m_access;
    ConnectionState m_state;
    std::optional<Passage> m_passage; ///< of the transport since it opened
    std::optional<Welcome> m_welcome;
    std::unique_ptr<Alarm> m_deadline; ///< of the phase: open, greeting, silence, or the end of waiting
    Questions m_questions;
    Access::Cursors m_cursors = Access::Cursors::Resume;
    std::optional<milliseconds> m_restartAfter;
};

} // namespace madang::client
