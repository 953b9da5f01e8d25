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
using madang::client::Obstacle;
using madang::client::Passage;
using madang::client::Way;
using Look = madang::client::Steering::Look;
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
                        .reason = madang::client::StopReason::Forbidden,
                        .passage = Passage{Way::EventStream, Obstacle::Refused}});
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

namespace
{
StripState limited()
{
    StripState state;
    state.kind = Kind::Limited;
    state.passage = Passage{Way::EventStream, Obstacle::Refused};
    return state;
}
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
        line.pass(1500ms);
        QCOMPARE(line.shown.kind, Kind::Limited);
        line.pass(1h);
        QCOMPARE(line.shown.kind, Kind::Limited);
        line.is(Phase::Refused);

        line.pass(1h);

        QCOMPARE(line.shown.kind, Kind::Refused);
        QCOMPARE(line.shown.reason, std::optional(madang::client::StopReason::Forbidden));
    }

    void a_way_that_is_left_at_once_is_not_worth_a_word()
    {
        Line line;
        line.is(Phase::Online);

        line.is(Phase::Limited);
        line.pass(1s);
        line.is(Phase::Online);
        line.pass(5s);

        QCOMPARE(line.changes, 0);
    }

    void after_a_trouble_the_limited_connection_is_said_at_once()
    {
        Line line;
        line.is(Phase::Trying);
        line.pass(2600ms);
        QCOMPARE(line.shown.kind, Kind::Connecting);

        line.is(Phase::Limited);

        QCOMPARE(line.shown.kind, Kind::Limited);
    }

    void a_short_trouble_of_a_limited_connection_leaves_the_strip_as_it_is()
    {
        Line line;
        line.is(Phase::Limited);
        line.pass(2s);
        const int before = line.changes;

        line.is(Phase::Trying);
        line.pass(1s);
        line.is(Phase::Limited);
        line.pass(5s);

        QCOMPARE(line.changes, before);
        QCOMPARE(line.shown.kind, Kind::Limited);
    }

    void the_best_way_again_is_said_for_two_seconds()
    {
        Line line;
        line.is(Phase::Limited);
        line.pass(5s);

        line.is(Phase::Online);
        QCOMPARE(line.shown.kind, Kind::Full);
        line.pass(2s);

        QCOMPARE(line.shown.kind, Kind::Hidden);
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

    void a_look_upwards_is_asked_for_once_and_keeps_the_keyboard()
    {
        const Theme theme;
        const Icons icons(theme);
        QWidget window;
        ConnectionStrip strip(icons, &window);
        strip.resize(800, 40);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy tried(&strip, &ConnectionStrip::tryFully);
        StripState state = limited();
        strip.show(state);
        const QList<QPushButton *> buttons = strip.findChildren<QPushButton *>();
        buttons.at(1)->setFocus();
        buttons.at(1)->click();
        QCOMPARE(tried.count(), 1);

        state.look = Look::UnderWay;
        strip.show(state);
        QVERIFY(!buttons.at(1)->isEnabled());
        QVERIFY(buttons.at(0)->hasFocus());
        QVERIFY(!buttons.at(1)->toolTip().isEmpty());
        state.look = Look::InVain;
        strip.show(state);

        QVERIFY(buttons.at(1)->isEnabled());
        QVERIFY(buttons.at(1)->hasFocus());
    }

    void each_step_of_a_look_is_heard()
    {
        const Theme theme;
        const Icons icons(theme);
        ConnectionStrip strip(icons);
        StripState state = limited();
        QStringList heard;

        for (const auto look : {Look::None, Look::UnderWay, Look::InVain}) {
            state.look = look;
            strip.show(state);
            heard << strip.accessibleName();
        }

        QCOMPARE(heard,
                 (QStringList{u"Updates come over SSE: WebSocket is blocked here."_s, u"Trying the full connection…"_s,
                              u"Still over SSE: WebSocket is blocked here."_s}));
    }

    void a_chosen_way_is_left_by_its_button()
    {
        const Theme theme;
        const Icons icons(theme);
        ConnectionStrip strip(icons);
        QSignalSpy best(&strip, &ConnectionStrip::useBest);
        StripState state = limited();
        state.passage->obstacle = Obstacle::NotChosen;

        strip.show(state);
        strip.findChildren<QPushButton *>().at(1)->click();

        QCOMPARE(best.count(), 1);
    }

    void what_leads_to_the_panel_goes_while_that_is_open()
    {
        const Theme theme;
        const Icons icons(theme);
        QWidget window;
        ConnectionStrip strip(icons, &window);
        window.show();
        strip.show(limited());
        const QList<QPushButton *> buttons = strip.findChildren<QPushButton *>();

        strip.setPanelOpen(true);
        QVERIFY(!buttons.at(0)->isVisible());
        QVERIFY(buttons.at(1)->isVisible());
        strip.setPanelOpen(false);

        QVERIFY(buttons.at(0)->isVisible());
    }

    void words_that_have_no_room_take_another_line()
    {
        const Theme theme;
        const Icons icons(theme);
        ConnectionStrip strip(icons);
        strip.resize(1000, 32);
        strip.show(limited());
        const int wide = strip.height();

        strip.resize(460, strip.height());

        QVERIFY(strip.height() > wide);
        strip.resize(1000, strip.height());
        QCOMPARE(strip.height(), wide);
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
