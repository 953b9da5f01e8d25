// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/faketime.h"
#include "ui/connection/strip.h"
#include "ui/connection/stripwatch.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace madang::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = StripState::Kind;
using Phase = LinkFacts::Phase;

namespace
{
struct Line {
    Line()
        : watch(clock)
    {
        QObject::connect(&watch, &StripWatch::changed, &watch, [this](const StripState &state) {
            shown = state;
            ++changes;
        });
    }

    void is(Phase phase, std::chrono::milliseconds wait = 0ms, int sent = 0)
    {
        watch.setFacts({.phase = phase,
                        .server = u"lab"_s,
                        .nextTry = clock.steady() + wait,
                        .sent = sent,
                        .reason = madang::client::StopReason::Forbidden});
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.pass(time);
        watch.tick();
    }

    madang::tests::FakeTime clock;
    StripWatch watch;
    StripState shown;
    int changes = 0;
};
} // namespace

class StripTest : public QObject
{
    Q_OBJECT

private slots:
    void the_first_connection_is_mentioned_after_a_second_and_a_half()
    {
        Line line;
        line.is(Phase::Trying);
        line.pass(1499ms);
        QCOMPARE(line.changes, 0);

        line.pass(1ms);
        QCOMPARE(line.shown.kind, Kind::Connecting);
        line.is(Phase::Online);

        QCOMPARE(line.shown.kind, Kind::Hidden);
    }

    void short_outages_are_never_mentioned()
    {
        Line line;
        line.is(Phase::Online);

        for (int i = 0; i < 12; ++i) {
            line.is(Phase::Trying);
            line.pass(1s);
            line.is(Phase::Online);
            line.pass(4s);
        }

        QCOMPARE(line.changes, 0);
    }

    void a_wait_counts_down_and_then_is_soon()
    {
        Line line;
        line.is(Phase::Online);
        line.is(Phase::Waiting, 12s);
        line.pass(2s);
        QCOMPARE(line.shown.kind, Kind::Waiting);
        QCOMPARE(line.shown.seconds, 10);

        line.pass(5001ms);
        QCOMPARE(line.shown.kind, Kind::WaitingSoon);
        line.is(Phase::Trying);

        QCOMPARE(line.shown.kind, Kind::Reconnecting);
    }

    void after_a_minute_it_says_that_messages_are_kept()
    {
        Line line;
        line.is(Phase::Online);
        line.is(Phase::Trying);
        line.pass(60s);
        line.is(Phase::Waiting, 20s);
        QCOMPARE(line.shown.outage, StripState::Outage::Short);

        line.pass(1s);

        QCOMPARE(line.shown.outage, StripState::Outage::Long);
    }

    void being_back_is_told_for_two_seconds_after_more_than_three()
    {
        Line line;
        line.is(Phase::Online);
        line.is(Phase::Trying);
        line.pass(3001ms);
        line.is(Phase::Online, 0ms, 2);
        QCOMPARE(line.shown.kind, Kind::Back);
        QCOMPARE(line.shown.sent, 2);
        line.pass(2s);
        QCOMPARE(line.shown.kind, Kind::Hidden);

        line.is(Phase::Trying);
        line.pass(2s);
        line.is(Phase::Online);

        QCOMPARE(line.shown.kind, Kind::Hidden);
    }

    void a_limited_connection_and_a_refusal_stay()
    {
        Line line;
        line.is(Phase::Limited);
        QCOMPARE(line.shown.kind, Kind::Limited);
        line.is(Phase::Refused);

        line.pass(1h);

        QCOMPARE(line.shown.kind, Kind::Refused);
        QCOMPARE(line.shown.reason, std::optional(madang::client::StopReason::Forbidden));
    }

    void its_buttons_say_what_they_do_and_do_it()
    {
        const Theme theme;
        const Icons icons(theme);
        QWidget window;
        ConnectionStrip strip(icons, &window);
        window.show();
        QSignalSpy tried(&strip, &ConnectionStrip::tryNow);
        QSignalSpy details(&strip, &ConnectionStrip::details);
        StripState state;
        state.kind = Kind::Waiting;
        state.seconds = 12;

        strip.show(state);
        const QList<QPushButton *> buttons = strip.findChildren<QPushButton *>();
        QVERIFY(strip.isVisible());
        buttons.at(0)->click();
        buttons.at(1)->click();

        QCOMPARE(buttons.at(0)->accessibleName(), u"Try now"_s);
        QCOMPARE(tried.count(), 1);
        QCOMPARE(details.count(), 1);
        strip.show({});
        QVERIFY(!strip.isVisible());
    }

    void seconds_are_seen_and_not_heard()
    {
        const Theme theme;
        const Icons icons(theme);
        ConnectionStrip strip(icons);
        StripState state;
        state.kind = Kind::Waiting;
        state.seconds = 12;
        strip.show(state);
        const QString heard = strip.accessibleName();

        state.seconds = 11;
        strip.show(state);

        QVERIFY(strip.text().contains(u"11"_s));
        QCOMPARE(strip.accessibleName(), heard);
        QVERIFY(!heard.contains(u"12"_s));
    }
};

QTEST_MAIN(StripTest)
#include "tst_strip.moc"
