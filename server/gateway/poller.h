// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/deadlines.h"
#include "server/gateway/failures.h"
#include "server/gateway/pollbox.h"
#include "server/gateway/response.h"
#include "server/gateway/turnend.h"
#include "server/hub/wicket.h"

#include <functional>
#include <memory>

namespace madang::server
{

/// What a request for events that shall end says.
struct PollRequest {
    Follow follow{};
    milliseconds wait{}; ///< for something to happen, where nothing has
};

/// What a poller works with.
struct PollServices {
    Wicket &wicket;
    Deadlines &deadlines;
    TurnEnd &turnEnd;
    Failures &failures;
};

/// A program that asks for events again and again: it stays with the hub from one request to the next, for a while, and
/// gathers what happens, so that nothing is read from the disk for who asks steadily.
///
///     Away ──request──> Beginning ──from its cursor──> Following ──silence, or the hub's close──> Over
///                           └──refused──> Over             └──request from another cursor──> Beginning
///
/// A request is answered at the end of the turn in which there is something for it, or when its wait is over.
class Poller final : public Outlet, private TurnWriter
{
public:
    /// How long it stays after a request.
    static constexpr milliseconds stay{15'000};
    /// Whether it stays at all: who names no session is a stranger each time.
    enum class Stay { ForNext, ForThisOnly };
    using Then = std::function<void(const HttpResponse &)>;

    /// `over` is called when it has no use any more; it may be destroyed then, though not before the turn's end.
    Poller(const PollServices &services, Stay staying, std::function<void()> over);
    ~Poller() override;
    Q_DISABLE_COPY_MOVE(Poller)

    /// Answers once, at another time. A request that still waits is told that it is replaced. The number is the
    /// request's.
    quint64 ask(const PollRequest &request, Then then);
    /// Who made this request is gone.
    void forget(quint64 number);
    [[nodiscard]] bool isOver() const { return m_state == State::Over; }

    void send(const SharedFrame &frame) override;
    void reply(const Reply & /*reply*/) override {} // it asks nothing here
    [[nodiscard]] bool hasRoom() const override { return !m_box.isFull(); }
    void close(CloseCode code) override;
    [[nodiscard]] std::optional<milliseconds> countFailure() override { return std::nullopt; }

private:
    enum class State { Away, Beginning, Following, Over };

    void begin(const Follow &follow);
    void onBegun(const Expected<Beginning, Error> &begun);
    [[nodiscard]] bool goesOn(const Follow &follow) const;
    [[nodiscard]] bool isSettling() const;
    [[nodiscard]] bool mayAnswer() const;
    void consider();
    void writeTurn() override;
    [[nodiscard]] HttpResponse told(PollBox::Load load, std::optional<CloseCode> closed = std::nullopt);
    void answerWith(const HttpResponse &response);
    void rest();
    void end();

    PollServices m_services;
    Stay m_staying;
    std::function<void()> m_over;

    State m_state = State::Away;
    Follow m_follow; ///< since when it stays
    EpochId m_epoch;
    Cursor m_cursor;             ///< up to where it has been told
    bool m_isLive = false;       ///< the replay is over
    bool m_isSettled = false;    ///< and so is the turn in which all was said that is so at present
    bool m_isDue = false;        ///< the wait is over
    bool m_hasOverflown = false; ///< what happened while nobody asked was too much: it has to be read again
    bool m_isActing = false;     ///< m_services.turnEnd will call
    std::optional<CloseCode> m_closed;
    std::optional<Error> m_refusal;
    PollBox m_box;

    Then m_then; ///< of the request that waits
    quint64 m_number = 0;
    milliseconds m_wait{};
    Deadline m_deadline; ///< of the wait, or of the stay

    std::unique_ptr<Peer> m_peer; ///< last, so that it goes first: its outlet outlives it
};

} // namespace madang::server
