// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/poller.h"

#include "protocol/codec.h"
#include "server/gateway/refusal.h"

#include <algorithm>
#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

/// For the log to be read, where a request has no time to wait for anything else.
constexpr milliseconds leastWait{1'000};

} // namespace

Poller::Poller(const PollServices &services, Stay staying, std::function<void()> over)
    : m_services(services)
    , m_staying(staying)
    , m_over(std::move(over))
{
}

Poller::~Poller()
{
    m_peer.reset();
    if (m_isActing)
        m_services.turnEnd.remove(*this);
}

quint64 Poller::ask(const PollRequest &request, Then then)
{
    if (m_then)
        answerWith(m_state == State::Following ? told({}, CloseCode::Replaced)
                                               : errorResponse(errorFor(CloseCode::Replaced)));
    m_then = std::move(then);
    m_wait = request.wait;
    m_isDue = false;
    m_services.deadlines.start(m_deadline, std::max(m_wait, leastWait), [this] {
        m_isDue = true;
        consider();
    });
    if (!goesOn(request.follow))
        begin(request.follow);
    consider();
    return ++m_number;
}

void Poller::forget(quint64 number)
{
    if (!m_then || number != m_number)
        return;
    m_then = nullptr;
    rest();
}

/// Whether the program has taken in all that it was told, so that what has gathered is what it needs.
bool Poller::goesOn(const Follow &follow) const
{
    return m_state == State::Following && !m_closed && !m_hasOverflown && follow.cursor == toText(m_cursor) &&
           follow.room == m_follow.room && follow.caller.identity == m_follow.caller.identity;
}

void Poller::begin(const Follow &follow)
{
    m_peer.reset();
    m_state = State::Beginning;
    m_follow = follow;
    m_follow.manner = Follow::Manner::Polling;
    m_isLive = false;
    m_isSettled = false;
    m_hasOverflown = false;
    m_closed.reset();
    m_refusal.reset();
    m_box.clear();
    m_peer = m_services.wicket.follow(m_follow, *this, [this](const auto &begun) { onBegun(begun); });
}

void Poller::onBegun(const Expected<Beginning, Error> &begun)
{
    if (begun) {
        m_state = State::Following;
        m_cursor = begun->cursor;
        m_epoch = begun->epoch;
    } else {
        m_refusal = begun.error();
    }
    consider();
}

void Poller::send(const SharedFrame &frame)
{
    if (m_hasOverflown || m_closed)
        return;
    m_isLive = m_isLive || frame->name == Live::typeName;
    m_box.put(frame);
    if (m_isLive && m_box.isFull() && !m_then) {
        m_box.clear();
        m_hasOverflown = true;
    }
    consider();
}

void Poller::close(CloseCode code)
{
    if (m_closed || m_state == State::Over)
        return;
    m_closed = code;
    consider();
}

/// Who is here for one request waits for something to happen; told each time who is here, it would never wait.
bool Poller::isSettling() const
{
    return m_staying == Stay::ForThisOnly && m_wait > milliseconds(0) && m_isLive && !m_isSettled;
}

bool Poller::mayAnswer() const
{
    const bool hasNews = m_isLive && (m_wait == milliseconds(0) || !m_box.isEmpty());
    return m_then && m_state == State::Following && (hasNews || m_isDue || m_box.isFull());
}

/// What is done waits for the turn's end: the hub may be in the middle of something, and have more to say.
void Poller::consider()
{
    if ((m_refusal || m_closed || isSettling() || mayAnswer()) && !std::exchange(m_isActing, true))
        m_services.turnEnd.add(*this);
}

void Poller::writeTurn()
{
    m_isActing = false;
    if (isSettling()) {
        m_isSettled = true;
        m_box.dropSignals();
    }
    if (m_refusal) {
        answerWith(refused(m_services.failures, Failures::member(m_follow.caller.identity.user), *m_refusal));
        end();
    } else if (m_closed) {
        answerWith(m_state == State::Following ? told(m_box.take(), m_closed) : errorResponse(errorFor(*m_closed)));
        end();
    } else if (mayAnswer()) {
        const bool wasFull = m_box.isFull();
        answerWith(told(m_box.take()));
        rest();
        if (wasFull && m_peer)
            m_peer->drained();
    }
}

HttpResponse Poller::told(PollBox::Load load, std::optional<CloseCode> closed)
{
    if (load.position)
        m_cursor = {m_epoch, *load.position};
    if (closed)
        load.passing.append(encode(Signal(Closed{.code = static_cast<qint64>(*closed)})));
    QByteArray body = R"({"cursor":")" + toText(m_cursor).toLatin1() + R"(","events":[)";
    body += load.events.join(',') + R"(],"signals":[)" + load.passing.join(',') + ']';
    if (!load.isAll || !m_isLive)
        body += R"(,"more":true)";
    return {.status = 200, .contentType = "application/json", .body = body + '}'};
}

void Poller::answerWith(const HttpResponse &response)
{
    m_deadline.stop();
    if (const Then then = std::exchange(m_then, nullptr))
        then(response);
}

void Poller::rest()
{
    if (m_staying == Stay::ForThisOnly)
        end();
    else
        m_services.deadlines.start(m_deadline, stay, [this] { end(); });
}

void Poller::end()
{
    m_deadline.stop();
    m_state = State::Over;
    m_peer.reset();
    m_over();
}

} // namespace madang::server
