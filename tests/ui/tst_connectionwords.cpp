// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/figures.h"
#include "ui/connection/happeningwords.h"
#include "ui/connection/linkstate.h"
#include "ui/connection/waywords.h"
#include "ui/language/language.h"

#include <QSet>
#include <QTest>

#include <functional>

using namespace madang;
using namespace madang::client;
using namespace madang::client::happenings;
using namespace madang::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int causes = static_cast<int>(Cause::OtherProxy) + 1;
constexpr std::array ways{Way::WebSocket, Way::EventStream, Way::LineStream, Way::LongPoll, Way::Poll};
constexpr std::array<std::optional<Obstacle>, 6> obstacles{
    std::nullopt, Obstacle::Refused, Obstacle::NoAnswer, Obstacle::FellSilent, Obstacle::Broke, Obstacle::NotChosen};

bool isKorean(const QString &words)
{
    return std::any_of(words.begin(), words.end(),
                       [](QChar letter) { return letter.script() == QChar::Script_Hangul; });
}

QString sentence(const Happening::What &what, int times = 1)
{
    return HappeningWords::sentence({.at = 0ms, .lastAt = 0ms, .times = times, .what = what});
}

} // namespace

/// Whatever happens to a connection has its words, in both languages.
class ConnectionWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void each_cause_has_its_words()
    {
        saysInBoth(causes, [](int i) {
            return LinkState::trouble({.phase = client::Phase::Waiting,
                                       .attempts = 2,
                                       .trouble = Trouble::Unreachable,
                                       .cause = static_cast<Cause>(i)});
        });
    }

    void each_cause_is_an_entry_of_its_own()
    {
        saysInBoth(causes, [](int i) {
            return sentence(Lost{.trouble = Trouble::Unreachable, .cause = static_cast<Cause>(i)});
        });
    }

    void each_reason_for_a_lower_way_has_its_words()
    {
        saysInBoth(static_cast<int>(obstacles.size()), [](int i) {
            return WayWords::limited({Way::EventStream, obstacles.at(static_cast<std::size_t>(i))});
        });
        saysInBoth(static_cast<int>(obstacles.size()), [](int i) {
            return WayWords::explanation({Way::EventStream, obstacles.at(static_cast<std::size_t>(i))});
        });
        saysInBoth(static_cast<int>(obstacles.size()), [](int i) {
            return sentence(Switched{{Way::EventStream, obstacles.at(static_cast<std::size_t>(i))}});
        });
        saysInBoth(static_cast<int>(obstacles.size()), [](int i) {
            return sentence(Failed{.way = Way::WebSocket, .obstacle = obstacles.at(static_cast<std::size_t>(i))});
        });
    }

    void each_way_has_its_name()
    {
        saysInBoth(static_cast<int>(ways.size()), [](int i) {
            return WayWords::limited({ways.at(static_cast<std::size_t>(i)), Obstacle::Refused});
        });
        QSet<QString> names;
        for (const auto way : ways)
            names << WayWords::name(way);
        QCOMPARE(names.size(), static_cast<int>(ways.size()));
    }

    void being_live_is_told_with_what_was_missed()
    {
        const Language language{QLocale(QLocale::English)};
        const auto live = [](std::optional<Passage> passage, std::optional<int> missed) {
            return sentence(WentLive{.passage = passage, .took = 2'640ms, .missed = missed});
        };

        QCOMPARE(live(Passage{Way::EventStream}, 0), u"SSE: live after 2.6 s."_s);
        QCOMPARE(live(Passage{Way::EventStream}, 1), u"SSE: live after 2.6 s, 1 event caught up."_s);
        QCOMPARE(live(Passage{Way::EventStream}, 3), u"SSE: live after 2.6 s, 3 events caught up."_s);
        QCOMPARE(live(std::nullopt, 3), u"Live after 2.6 s, 3 events caught up."_s);
    }

    void amounts_are_read_easily_data();
    void amounts_are_read_easily();

    void a_live_connection_has_no_trouble()
    {
        QCOMPARE(LinkState::trouble({.phase = client::Phase::Live, .trouble = Trouble::Silent}), QString());
    }

private:
    /// Different words for each, and those of its language.
    static void saysInBoth(int count, const std::function<QString(int)> &words)
    {
        Language language{QLocale(QLocale::English)};
        QSet<QString> told;
        for (const auto choice : {Language::Choice::English, Language::Choice::Korean}) {
            language.choose(choice);
            for (int i = 0; i < count; ++i) {
                const QString said = words(i);
                QVERIFY2(isKorean(said) == (choice == Language::Choice::Korean), qPrintable(said));
                QVERIFY2(!told.contains(said), qPrintable(said));
                told << said;
            }
        }
    }
};

void ConnectionWordsTest::amounts_are_read_easily_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    const Language language{QLocale(QLocale::English)};

    QTest::newRow("bytes") << Figures::size(310) << u"310 B"_s;
    QTest::newRow("kilobytes") << Figures::size(52'130) << u"52.1 kB"_s;
    QTest::newRow("megabytes") << Figures::size(7'000'000) << u"7.0 MB"_s;
    QTest::newRow("very much") << Figures::size(5e12) << u"5,000.0 GB"_s;
    QTest::newRow("quick") << Figures::roundTrip(0ms) << u"under 1 ms"_s;
    QTest::newRow("usual") << Figures::roundTrip(14ms) << u"14 ms"_s;
    QTest::newRow("slow") << Figures::roundTrip(6'200ms) << u"6,200 ms"_s;
    QTest::newRow("one message") << Figures::messages(1, 70) << u"1 message, 70 B"_s;
}

void ConnectionWordsTest::amounts_are_read_easily()
{
    QFETCH(const QString, said);
    QFETCH(const QString, expected);

    QCOMPARE(said, expected);
}

QTEST_MAIN(ConnectionWordsTest)
#include "tst_connectionwords.moc"
