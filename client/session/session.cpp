// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/session.h"

#include "client/session/verdict.h"

#include <utility>

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;

/// Sent, it would end the connection; and again after each new one.
Error tooLarge()
{
    return {.code = ErrorCode::TooLarge, .text = u"larger than this server takes"_s};
}

Error unavailable()
{
    return {.code = ErrorCode::Unavailable, .text = u"no connection"_s};
}

} // namespace

Session::Session(const Parts &parts, Access access, QObject *parent)
    : QObject(parent)
    , m_transport(parts.transport)
    , m_clock(parts.clock)
    , m_backoff(parts.dice)
    , m_access(std::move(access))
    , m_deadline(parts.alarms.make())
    , m_questions(parts.clock, parts.alarms, [this] {
        lose({Trouble::NoAnswer, Cause::NotAnsweredInTime});
    })
{
    m_state.address = addressOf(m_access.endpoint);
    connect(&m_transport, &Transport::opened, this, &Session::onOpened);
    connect(&m_transport, &Transport::received, this, &Session::onReceived);
    connect(&m_transport, &Transport::closed, this, &Session::onClosed);
    connect(&m_transport, &Transport::goesBy, this, &Session::onPassage);
}

void Session::start()
{
    if (m_state.phase != Phase::Idle && m_state.phase != Phase::Stopped)
        return;
    m_backoff.reset();
    m_state.attempts = 0;
    connectNow();
}

void Session::stop()
{
    if (live())
        m_transport.send({.command = Bye()});
    m_transport.close();
    enter(Phase::Idle);
    announceEnd();
}

void Session::tryNow()
{
    if (isTrying()) // which may hang, on a path that is no more
        lose({Trouble::NoAnswer, Cause::NotOpenedInTime});
    m_backoff.reset();
    if (m_state.phase == Phase::Waiting || m_state.phase == Phase::Stopped)
        connectNow();
}

void Session::nudge()
{
    if (m_state.phase == Phase::Waiting || isTrying())
        tryNow();
    if (!live())
        return;
    request(Ping(), [](const auto & /*alive*/) {});
    m_deadline->set(probeMost, [this] { lose({Trouble::Silent, Cause::SilentAfterSleep}); });
}

void Session::startOver()
{
    m_cursors = Access::Cursors::Forget;
    if (live() || m_state.phase == Phase::Greeting)
        lose({Trouble::Resync});
}

void Session::setEndpoint(const Endpoint &endpoint)
{
    if (endpoint == m_access.endpoint)
        return;
    m_access.endpoint = endpoint;
    m_state.address = addressOf(endpoint);
    if (m_state.phase == Phase::Idle || m_state.phase == Phase::Stopped)
        return;
    m_backoff.reset();
    lose({Trouble::Unreachable, Cause::Moved});
}

void Session::reroute()
{
    if (live() || isTrying())
        lose({Trouble::Unreachable, Cause::OtherProxy});
    tryNow();
}

void Session::connectNow()
{
    ++m_state.attempts;
    enter(Phase::Connecting);
    m_deadline->set(openMost, [this] { lose({Trouble::NoAnswer, Cause::NotOpenedInTime}); });
    m_passage.reset();
    m_transport.open(m_access.endpoint);
    emit stateChanged(m_state);
}

void Session::onOpened()
{
    enter(Phase::Greeting);
    m_deadline->set(greetingMost, [this] { lose({Trouble::NoAnswer, Cause::NotGreetedInTime}); });
    request(m_access.hello(m_cursors), [this](const Expected<Answer, Error> &answer) { onGreeted(answer); });
    emit stateChanged(m_state);
}

void Session::onGreeted(const Expected<Answer, Error> &answer)
{
    if (m_state.phase != Phase::Greeting)
        return; // the connection was lost meanwhile
    if (!answer)
        return refused(answer.error());
    auto welcome = answer->as<Welcome>();
    if (!welcome)
        return lose({Trouble::Unreadable});
    if (welcome->server.id != m_access.server || welcome->user.id != m_access.user)
        return halt(StopReason::OtherServer);
    m_cursors = Access::Cursors::Resume;
    m_restartAfter.reset();
    m_welcome = *welcome;
    m_welcome->snapshot.reset();
    emit welcomed(*welcome);
    if (m_state.phase != Phase::Greeting)
        return; // somebody who heard it has stopped us
    enter(Phase::Live);
    heard();
    emit stateChanged(m_state);
}

void Session::refused(const Error &error)
{
    if (error.code == ErrorCode::Resync) {
        m_cursors = Access::Cursors::Forget;
        return lose({Trouble::Resync});
    }
    if (!infoOf(error.code).mayRetry)
        return halt(stopFor(error.code));
    lose({Trouble::Overloaded, std::nullopt, error.after});
}

void Session::onReceived(const ServerMessage &message)
{
    if (live())
        heard();
    if (const auto *reply = std::get_if<Reply>(&message))
        return m_questions.answer(*reply);
    if (const auto *signal = std::get_if<Signal>(&message))
        return onSignal(*signal);
    if (std::holds_alternative<std::monostate>(message))
        return;
    if (!live())
        return lose({Trouble::Unreadable});
    if (const auto *event = std::get_if<Event>(&message))
        emit eventArrived(*event);
    else if (const auto *unknown = std::get_if<UnknownEvent>(&message))
        emit eventSkipped(unknown->seq);
}

void Session::onSignal(const Signal &signal)
{
    if (const auto *restarting = std::get_if<Restarting>(&signal))
        m_restartAfter = restarting->after;
    if (std::holds_alternative<ResyncNeeded>(signal))
        startOver();
    else if (live())
        emit signalArrived(signal);
}

void Session::onClosed(const Closing &closing)
{
    if (!closing.mayComeBack)
        return halt(stopFor(closing.code));
    lose({m_restartAfter ? Trouble::Restarting : troubleFor(closing.code), closing.cause,
          m_restartAfter ? m_restartAfter : closing.after});
}

void Session::onPassage(const Passage &passage)
{
    m_passage = passage;
    if (!live() || m_state.passage == passage)
        return;
    m_state.passage = passage;
    emit stateChanged(m_state);
}

/// No connection any more, and another try in a while.
void Session::lose(const Loss &loss)
{
    m_transport.close();
    const bool proven = live() && m_clock.steady() - m_state.since >= provenAfter;
    if (proven)
        m_backoff.reset();
    m_restartAfter.reset();
    const auto wait = m_backoff.next(loss.notBefore);
    m_state.trouble = loss.trouble;
    m_state.cause = loss.cause;
    m_state.nextTry = m_clock.steady() + wait;
    enter(Phase::Waiting);
    m_deadline->set(wait, [this] { connectNow(); });
    announceEnd();
}

void Session::halt(StopReason reason)
{
    m_transport.close();
    m_state.stopped = reason;
    m_state.cause.reset();
    enter(Phase::Stopped);
    announceEnd();
}

/// The only place where the phase changes. What belongs to a phase that is over is forgotten here; whoever calls it
/// says stateChanged when everything else is done, because who hears that may call anything.
void Session::enter(Phase phase)
{
    const auto now = m_clock.steady();
    if (phase == Phase::Live) {
        m_state.attempts = 0;
        m_state.wasLive = true;
        m_state.lostAt.reset();
        m_state.trouble.reset();
        m_state.cause.reset();
    } else if (phase == Phase::Idle) {
        m_state.lostAt.reset();
    } else if (!m_state.lostAt) {
        m_state.lostAt = now;
    }
    m_state.passage = phase == Phase::Live ? m_passage : std::nullopt;
    if (phase != Phase::Waiting)
        m_state.nextTry.reset();
    if (phase != Phase::Stopped)
        m_state.stopped.reset();
    m_state.phase = phase;
    m_state.since = now;
    m_deadline->cancel();
}

/// Why it can't be asked now.
std::optional<Error> Session::refusalOf(const Command &command) const
{
    if (!live() && m_state.phase != Phase::Greeting)
        return unavailable();
    const qint64 most = m_welcome ? m_welcome->limits.messageBytes : 0;
    if (most > 0 && encode(Request{.ref = m_questions.nextRef(), .command = command}).size() > most)
        return tooLarge();
    return std::nullopt;
}

void Session::request(const Command &command, Questions::Taken taken)
{
    if (const auto refusal = refusalOf(command)) {
        QMetaObject::invokeMethod(
            this, [taken = std::move(taken), error = *refusal] { taken(Unexpected(error)); }, Qt::QueuedConnection);
        return;
    }
    m_transport.send({.ref = m_questions.add(std::move(taken)), .command = command});
}

/// Says that there is no connection. Then whoever still waits for an answer over it gets none.
void Session::announceEnd()
{
    const auto unanswered = m_questions.takeAll();
    emit stateChanged(m_state);
    for (const auto &taken : unanswered)
        taken(Unexpected(unavailable()));
}

/// A sign of life.
void Session::heard()
{
    m_deadline->set(silenceMost, [this] { lose({Trouble::Silent, Cause::SilentTooLong}); });
}

} // namespace madang::client
