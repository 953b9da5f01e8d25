// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/clock.h"
#include "client/ladder/footing.h"
#include "client/ladder/position.h"
#include "client/ladder/rememberedways.h"
#include "client/ladder/rung.h"
#include "client/ladder/unanswered.h"
#include "client/ladder/ways.h"
#include "client/session/backoff.h"
#include "protocol/limits.h"

#include <functional>
#include <map>

namespace madang::client
{

/// Finds the best way that works, and changes over to a better one, or away from one that fell silent, in the middle of
/// a conversation. Who speaks through it has one connection and one cursor, and notices goesBy() only.
///
///     open: the first choice; the next one beside it when it fails, or is silent for 2.5 s. The first Welcome wins.
///     going: below the best, a probe now and then opens a WebSocket and pings it. Any answer is a round trip, and
///            disturbs nothing, as there was no hello. In vain, the ways between it and the one in use are tried out.
///            Then it crosses: hello with our own cursor on the new way; what either way brings is passed on once; the
///            server ends the old way when the new one is live there.
///
/// The race is in ladderrace.cpp, the way in use in ladderuse.cpp, probes and crossings in laddercrossing.cpp.
class Ladder final : public Ways
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ladder)

public:
    static constexpr milliseconds stepAfter{2'500};
    static constexpr milliseconds probeMost{10'000};
    static constexpr milliseconds crossMost{5'000};
    static constexpr milliseconds leaveMost{5'000};
    static constexpr milliseconds firstProbe{5'000};
    static constexpr milliseconds lastProbe{60'000};
    static constexpr milliseconds lateMost{2'500};     ///< of a heartbeat, before it counts as silence
    static constexpr milliseconds latePollMost{4'000}; ///< the same, of an answer
    static constexpr milliseconds doubtAfter{3'000};   ///< of silence after a question
    static constexpr milliseconds doubtMost{2'000};    ///< until something must come
    static constexpr milliseconds silentMost{2'500};   ///< that a silent way is kept where there is no other

    struct Parts {
        std::function<std::unique_ptr<Transport>(Way)> make;
        RememberedWays &memory;
        const Clock &clock;
        Alarms &alarms;
        Dice dice;
    };

    explicit Ladder(Parts parts, QObject *parent = nullptr);
    ~Ladder() override;

    void open(const Endpoint &endpoint) override;
    void send(const madang::Request &request) override;
    void close() override;
    void choose(std::optional<Way> way) override;
    [[nodiscard]] std::optional<Way> chosen() const override { return m_chosen; }
    void lookUpwards() override;

private:
    // The rungs
    Rung &rungOf(Way way);
    void begin(Way way, Rung::Purpose purpose);
    void rest(Way way);
    void restAll();
    [[nodiscard]] bool isTrying() const;
    [[nodiscard]] std::optional<Way> tryingFor(Rung::Purpose purpose) const;
    void onOpened(Way way);
    void onReceived(Way way, const ServerMessage &message);
    void onClosed(Way way, const Closing &closing);

    // The race
    void beginRace();
    void stepDown();
    [[nodiscard]] std::optional<Way> waitsForTurn() const;
    void joinRace(Way way);
    [[nodiscard]] bool isGreeting() const;
    void greet(Way way);
    void onGreeted(Way way, const Reply &reply);
    void win(Way way, const Reply &reply, const Welcome &welcome);
    void leaveLosers(Way winner);
    void onRaceFailed(Way way, const Closing &closing);

    // In use
    void use(Way way);
    void deliver(Way way, const ServerMessage &message);
    void heard();
    void waitForAnswer();
    void onSilent();
    void onLost(const Closing &closing);
    void leaveCurrent();
    void endWith(const Closing &closing);
    [[nodiscard]] Passage passage() const;
    void tellPassage();
    void tell(Way way, Trial::Outcome outcome, std::optional<Obstacle> obstacle = std::nullopt);

    // Probes and crossings
    void probe(Way way);
    void giveUpProbe();
    void probeLater();
    void waitForProbe();
    [[nodiscard]] milliseconds patienceWith(Way way) const;
    void onProbed(Way way);
    void onProbeFailed(Way way, Obstacle obstacle);
    void lookBelow(Way way);
    void crossTo(Way way);
    void greetAgain(Way way);
    void onSettled(Way way);
    void greetWaiting();
    void cross(Way way, const Welcome &welcome);
    void onCrossingFailed(Way way, Obstacle obstacle);
    void leaveOld();
    void sendAgain();
    void applyChoice();

    Parts m_parts;
    std::map<Way, Rung> m_rungs;
    Footing m_footing;
    std::unique_ptr<Alarm> m_step;    ///< the next way of a race
    std::unique_ptr<Alarm> m_lookout; ///< the next probe, or the end of this one
    std::unique_ptr<Alarm> m_crossing;
    std::unique_ptr<Alarm> m_leaving;
    std::unique_ptr<Alarm> m_silence;
    std::unique_ptr<Alarm> m_doubt; ///< that a question gets there
    std::unique_ptr<Alarm> m_proof;

    Endpoint m_endpoint;
    bool m_open = false;
    bool m_told = false;             ///< opened() was
    qint64 m_opening = 0;            ///< counts open() and close(), for who emits in the middle of something
    QList<Way> m_todo;               ///< of the race, in its order
    std::optional<Closing> m_reason; ///< of the first way that failed in it
    std::optional<Request> m_hello;
    std::optional<QList<UserId>> m_watch;  ///< told after the hello
    std::optional<SetPresence> m_presence; ///< told on this connection
    Unanswered m_unanswered;

    std::optional<Way> m_current;
    std::optional<Way> m_old; ///< left a moment ago, and not quite gone
    Position m_position;
    milliseconds m_heartbeat{};
    milliseconds m_wentAt{};                    ///< over to the current way
    std::optional<milliseconds> m_otherHello{}; ///< when another way than the current one had one last
    bool m_isSilent = false;
    int m_probes = 0;                   ///< that were due since a WebSocket proved itself
    milliseconds m_probeAt{};           ///< the next one of a WebSocket
    std::optional<Obstacle> m_obstacle; ///< of the WebSocket
    std::optional<Passage> m_toldPassage;
    std::optional<Way> m_chosen;
};

} // namespace madang::client
