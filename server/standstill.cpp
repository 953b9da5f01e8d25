// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/standstill.h"

#include <QtGlobal>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <csignal>
#include <ctime>

#include <sys/prctl.h>
#include <unistd.h>
#endif

namespace madang::server
{

#ifdef Q_OS_LINUX

using std::chrono::nanoseconds;

namespace
{

/// How long nobody looks whether he may go on. Shorter than the quiet, so that a release is never seen too late.
constexpr nanoseconds glance = std::chrono::milliseconds(5);

/// Of less than a second.
timespec timespecOf(nanoseconds time)
{
    return {.tv_sec = 0, .tv_nsec = static_cast<decltype(timespec::tv_nsec)>(time.count())};
}

void interrupt(int thread)
{
    // Where the thread has ended meanwhile, the kernel finds nobody.
    ::tgkill(::getpid(), thread, SIGRTMIN);
}

bool installHandler(void (*handler)(int))
{
    struct sigaction action {
    };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    return ::sigaction(SIGRTMIN, &action, nullptr) == 0;
}

} // namespace

void sleepFor(nanoseconds time)
{
    const timespec wish = timespecOf(time);
    ::nanosleep(&wish, nullptr);
}

/// Interrupts the thread that made it, once each time that it is wound up: a beat that came by itself could come while
/// the handler of the one before still sleeps, and the thread would do nothing else.
class Standstill::Metronome
{
public:
    explicit Metronome(nanoseconds stretch)
        : m_stretch(stretch)
    {
        ::prctl(PR_SET_TIMERSLACK, 1); // or a breath would be several
        sigevent interruption{};
        interruption.sigev_notify = SIGEV_THREAD_ID;
        interruption.sigev_signo = SIGRTMIN;
        interruption._sigev_un._tid = ::gettid();
        m_isThere = ::timer_create(CLOCK_MONOTONIC, &interruption, &m_timer) == 0;
    }
    ~Metronome()
    {
        if (m_isThere)
            ::timer_delete(m_timer);
    }
    Q_DISABLE_COPY_MOVE(Metronome)

    /// Also from a signal's handler.
    void windUp() const
    {
        const itimerspec beat{.it_interval = {}, .it_value = timespecOf(m_stretch)};
        if (m_isThere)
            ::timer_settime(m_timer, 0, &beat, nullptr);
    }

private:
    const nanoseconds m_stretch;
    timer_t m_timer{};
    bool m_isThere = false; ///< else the system has no timers left, and work goes on without
};

// A handler takes no locks. All here is in the order in which it is written: who says that he works looks afterwards
// whether he is held, and who holds looks afterwards who works.
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);
static_assert(std::atomic<std::chrono::steady_clock::time_point>::is_always_lock_free &&
              std::atomic<void *>::is_always_lock_free);

thread_local constinit std::atomic<Standstill::Place *> Standstill::ownPlace = nullptr;

Standstill::Standstill(const StandstillPace &pace)
    : m_pace(pace)
{
    static const bool isInstalled = installHandler(&Standstill::onSignal);
    Q_ASSERT(isInstalled);
    for (Place &place : m_places)
        place.standstill = this;
}

void Standstill::hold()
{
    m_isHeld = true;
    for (Place &place : m_places) {
        State state = place.state;
        if (state == State::Working && place.state.compare_exchange_strong(state, State::Asked))
            interrupt(place.thread);
    }
}

void Standstill::release()
{
    const auto isFree = [](const Place &place) { return place.state == State::Free; };
    if (!std::all_of(m_places.cbegin(), m_places.cend(), isFree)) // nobody else needs to know the time
        m_quietUntil = m_pace.now() + m_pace.quiet;
    m_isHeld = false;
}

void Standstill::run(const std::function<void()> &work)
{
    Place *const place = take();
    if (place == nullptr) {
        work();
        return;
    }
    const Metronome metronome(m_pace.stretch); // the C library may allocate for it, so nobody is held meanwhile
    place->metronome = &metronome;
    place->thread = ::gettid();
    place->began = m_pace.now();
    place->stood = {};
    ownPlace = place; // first and last, so that a signal in between, or a late one, changes nothing
    place->state = State::Working;
    interrupt(place->thread); // it may be held already; and the metronome begins
    work();
    ownPlace = nullptr;
    place->state = State::Free;
}

int Standstill::standingCount() const
{
    return static_cast<int>(std::count_if(m_places.cbegin(), m_places.cend(),
                                          [](const Place &place) { return place.state == State::Standing; }));
}

Standstill::Place *Standstill::take()
{
    for (Place &place : m_places) {
        State state = State::Free;
        if (place.state.compare_exchange_strong(state, State::Taken))
            return &place;
    }
    return nullptr;
}

void Standstill::onSignal(int /*number*/)
{
    const int error = errno;
    if (Place *const place = ownPlace; place != nullptr) {
        place->standstill->standStill(*place);
        place->metronome->windUp();
    }
    errno = error;
}

void Standstill::standStill(Place &place) const
{
    TimePoint since = m_pace.now(); // a breath is no work
    m_pace.sleep(m_pace.breath);
    do {
        place.state = State::Standing;
        for (nanoseconds left = rest(place, since); left > nanoseconds::zero(); left = rest(place, since))
            m_pace.sleep(std::min(left, glance));
        const TimePoint until = m_pace.now();
        place.stood += until - since;
        since = until;
        place.state = State::Working;
    } while (rest(place, since) > nanoseconds::zero()); // whoever saw it standing has sent no signal
}

nanoseconds Standstill::rest(const Place &place, TimePoint since) const
{
    const bool isHeld = m_isHeld; // before the time of quiet, which a release says first
    const TimePoint now = m_pace.now();
    const nanoseconds worked = since - place.began - place.stood;
    const nanoseconds wished = isHeld ? glance : m_quietUntil.load() - now;
    return std::min(wished, m_pace.budget.left(worked, place.stood + (now - since)));
}

#else

void sleepFor(std::chrono::nanoseconds /*time*/)
{
}

Standstill::Standstill(const StandstillPace &pace)
    : m_pace(pace)
{
}

void Standstill::hold()
{
}

void Standstill::release()
{
}

void Standstill::run(const std::function<void()> &work)
{
    work();
}

int Standstill::standingCount() const
{
    return 0;
}

#endif

} // namespace madang::server
