// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectionpanel.h"

#include "tests/support/ui/connectiondesk.h"
#include "ui/connection/eventpane.h"
#include "ui/connection/happeninglist.h"
#include "ui/connection/roundtripgraph.h"
#include "ui/controls/label.h"
#include "ui/controls/switch.h"
#include "ui/language/language.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace madang;
using namespace madang::client;
using namespace madang::ui;
using namespace madang::tests;
using namespace std::chrono_literals;

namespace
{

const QByteArray post = R"({"ev":"message.posted","seq":8,"room":"r1","by":"u4","text":"PRIVATE"})";

/// The panel in a window.
struct Shown {
    Language language{QLocale(QLocale::English)};
    Theme theme;
    Icons icons{theme};
    ConnectionDesk desk{icons};
    ConnectionPanel &panel = desk.panel;

    void open()
    {
        panel.show();
        desk.settle();
    }
    void goesBy(const Passage &passage)
    {
        desk.goesBy(passage);
        open();
    }
    [[nodiscard]] QString why() const
    {
        const auto *label = panel.findChild<Label *>(u"why"_s);
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QPushButton &button(const QString &name) const { return *panel.findChild<QPushButton *>(name); }
    [[nodiscard]] QString way() const { return panel.findChild<Label *>(u"way"_s)->text(); }
    [[nodiscard]] QString events() const { return panel.findChild<EventPane *>()->text(); }
    /// As a screen reader has them.
    [[nodiscard]] QStringList happenings() const
    {
        const auto *model = panel.findChild<HappeningList *>()->model();
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows << model->index(row, 0).data(Qt::AccessibleTextRole).toString().section(u", "_s, 1);
        return rows;
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        const auto labels = panel.findChildren<Label *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const Label *label) {
            return label->isVisible() && label->accessibleName() == words;
        });
    }
};

} // namespace

/// The panel tells all about the connection, and lets it be steered.
class ConnectionPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void it_tells_way_server_position_and_round_trip()
    {
        Shown shown;
        shown.goesBy({Way::WebSocket});
        shown.desk.time.pass(14ms);
        shown.desk.transport.answers(Pong{});
        shown.desk.settle();

        QVERIFY(shown.says(u"Way: WebSocket"_s));
        QVERIFY(shown.says(u"Server: chat.example:8787"_s));
        QVERIFY(shown.says(u"Position: e1.7"_s));
        QVERIFY(shown.says(u"Round trip: 114 ms"_s));
        QCOMPARE(shown.why(), QString());
    }

    void the_graph_says_in_words_what_it_draws()
    {
        Shown shown;
        shown.goesBy({Way::WebSocket});
        const auto *graph = shown.panel.findChild<RoundTripGraph *>();

        QVERIFY(!graph->accessibleName().isEmpty());
        QCOMPARE(graph->accessibleDescription(),
                 u"Latest under 1 ms, from under 1 ms to under 1 ms in 1 measurement."_s);
    }

    void why_it_is_not_the_best_way_is_said_and_looked_at_again()
    {
        Shown shown;
        shown.goesBy({Way::EventStream, Obstacle::Refused});
        auto &act = shown.button(u"connectionAction"_s);
        QCOMPARE(shown.way(), u"SSE + POST"_s);
        QVERIFY(shown.why().contains(u"refuses WebSocket"_s));

        act.click();
        QCOMPARE(shown.desk.ways.looks, 1);
        QCOMPARE(act.text(), u"Trying…"_s);
        QVERIFY(!act.isEnabled());
        shown.desk.ways.probeFails(Obstacle::Refused);

        QVERIFY(shown.why().startsWith(u"Still over SSE: WebSocket is blocked here."_s));
        QVERIFY(act.isEnabled());
    }

    void a_way_can_be_taken_for_a_test_and_left_again()
    {
        Shown shown;
        shown.goesBy({Way::WebSocket});
        shown.button(u"useWay"_s).click();
        auto *menu = shown.panel.findChild<QMenu *>();
        const auto ways = menu->actions();
        const auto wanted =
            std::find_if(ways.begin(), ways.end(), [](const QAction *way) { return way->text() == u"Polling"_s; });
        QVERIFY(ways.first()->isChecked());

        (*wanted)->trigger();
        QCOMPARE(shown.desk.ways.chosen(), std::optional(Way::Poll));
        shown.desk.transport.takes({Way::Poll, Obstacle::NotChosen});
        shown.desk.settle();
        QCOMPARE(shown.way(), u"Polling + POST"_s);
        QCOMPARE(shown.button(u"connectionAction"_s).text(), u"Use the best way"_s);
        shown.button(u"connectionAction"_s).click();

        QCOMPARE(shown.desk.ways.chosen(), std::nullopt);
    }

    void a_chosen_way_that_does_not_connect_can_be_left()
    {
        Shown shown;
        shown.goesBy({Way::WebSocket});
        shown.desk.steering.choose(Way::WebSocket);

        shown.desk.transport.breaks();
        shown.desk.settle();

        QCOMPARE(shown.button(u"connectionAction"_s).text(), u"Use the best way"_s);
    }

    void without_a_connection_it_says_what_is_wrong()
    {
        Shown shown;
        shown.open();
        QSignalSpy tried(&shown.panel, &ConnectionPanel::tryNow);
        shown.desk.session.start();
        shown.desk.transport.closes({.cause = Cause::NobodyListens});
        shown.desk.settle();

        QCOMPARE(shown.way(), u"No connection"_s);
        QVERIFY(shown.why().contains(u"At this address no server is running."_s));
        shown.button(u"connectionAction"_s).click();

        QCOMPARE(tried.size(), 1);
    }

    void what_happened_is_a_list()
    {
        Shown shown;
        shown.goesBy({Way::WebSocket});

        shown.desk.transport.takes({Way::EventStream, Obstacle::Broke});
        for (int i = 0; i < 3; ++i)
            shown.desk.ways.probeFails(Obstacle::NoAnswer);
        shown.desk.settle();

        const QStringList rows = shown.happenings();
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows.at(0), u"Connecting."_s);
        QCOMPARE(rows.at(1), u"WebSocket: live after 0.0 s."_s);
        QCOMPARE(rows.at(2), u"Switched to SSE: WebSocket broke."_s);
        QVERIFY(rows.at(3).startsWith(u"WebSocket tried again: still no answer. 3 times, the last at "_s));
    }

    void what_people_wrote_is_hidden_until_asked()
    {
        Shown shown;
        shown.goesBy({Way::EventStream, Obstacle::Refused});
        shown.desk.ways.brings(Way::EventStream, post);
        shown.desk.settle();
        auto *reveal = shown.panel.findChild<Switch *>(u"showText"_s);
        const auto copied = [&shown] {
            shown.button(u"copyConnection"_s).click();
            return QGuiApplication::clipboard()->text();
        };
        QVERIFY(shown.events().startsWith(u"id: e1.8\nevent: message.posted\ndata: {"_s));
        QVERIFY(!shown.events().contains(u"PRIVATE"_s));
        QVERIFY(!copied().contains(u"PRIVATE"_s));

        reveal->click();
        QVERIFY(shown.events().contains(u"PRIVATE"_s));
        QVERIFY(copied().contains(u"PRIVATE"_s));
        shown.panel.hide();
        shown.open();

        QVERIFY(!reveal->isChecked());
        QVERIFY(!shown.events().contains(u"PRIVATE"_s));
    }

    void all_of_it_can_be_copied()
    {
        Shown shown;
        shown.goesBy({Way::EventStream, Obstacle::Refused});
        shown.desk.ways.brings(Way::EventStream, post);
        shown.desk.settle();

        shown.button(u"copyConnection"_s).click();
        const QString report = QGuiApplication::clipboard()->text();

        for (const auto &part :
             {u"Server: chat.example:8787"_s, u"Way: SSE + POST"_s, u"WebSocket is blocked here"_s, u"Position: e1.7"_s,
              u"Round trip: Latest"_s, u"SSE: received 1 message, 70 B"_s, u"live after"_s, u"id: e1.8"_s})
            QVERIFY2(report.contains(part), qPrintable(part + u"\n" + report));
        QVERIFY(!report.contains(shown.desk.token));
    }

    void traffic_is_told_of_the_way_in_use()
    {
        Shown shown;
        shown.goesBy({Way::LongPoll, Obstacle::NoAnswer});
        using Direction = Carried::Direction;

        shown.desk.ways.carries({.direction = Direction::Out, .way = Way::LongPoll, .bytes = 2'000, .requests = 1});
        shown.desk.ways.carries({.direction = Direction::In, .way = Way::LongPoll, .message = "{}", .bytes = 500});
        shown.desk.ways.carries({.direction = Direction::In, .way = Way::LongPoll, .message = "{}", .bytes = 500});
        shown.desk.ways.carries({.direction = Direction::In, .way = Way::WebSocket, .message = "{}", .bytes = 9});
        shown.desk.settle();

        QVERIFY(shown.says(u"Received: 2 messages, 1.0 kB"_s));
        QVERIFY(shown.says(u"Sent: 0 messages, 2.0 kB"_s));
        QVERIFY(shown.says(u"Per message: 1.5 kB, 0.5 requests"_s));
    }

    void however_much_arrives_it_is_shown_ten_times_a_second()
    {
        Shown shown;
        shown.goesBy({Way::WebSocket});
        shown.desk.settle();

        for (int i = 0; i < 50; ++i)
            shown.desk.ways.brings(Way::WebSocket, post);
        QVERIFY(shown.events().isEmpty());
        shown.desk.settle();

        QCOMPARE(shown.events().count(u"event: message.posted"_s), 50);
    }

    void the_server_is_asked_while_the_panel_is_open()
    {
        Shown shown;
        shown.desk.becomeLive();
        shown.desk.time.pass(9s);
        QVERIFY(!shown.desk.transport.last<Ping>());

        shown.open();
        QVERIFY(shown.desk.transport.last<Ping>());
        shown.panel.hide();
        shown.desk.transport.answers(Pong{});
        const auto sent = shown.desk.transport.sent.size();
        shown.desk.time.pass(9s);

        QCOMPARE(shown.desk.transport.sent.size(), sent);
    }

    void escape_closes_it()
    {
        Shown shown;
        shown.open();
        QSignalSpy closed(&shown.panel, &ConnectionPanel::closeRequested);

        QTest::keyClick(shown.panel.findChild<QPlainTextEdit *>(), Qt::Key_Escape);
        QTest::keyClick(shown.panel.findChild<HappeningList *>(), Qt::Key_Escape);

        QCOMPARE(closed.size(), 2);
    }

    void everything_that_can_be_operated_has_a_name_data()
    {
        QTest::addColumn<bool>("korean");
        QTest::newRow("English") << false;
        QTest::newRow("Korean") << true;
    }
    void everything_that_can_be_operated_has_a_name()
    {
        QFETCH(const bool, korean);
        Shown shown;
        shown.goesBy({Way::EventStream, Obstacle::Refused});
        shown.language.choose(korean ? Language::Choice::Korean : Language::Choice::English);
        QCoreApplication::sendPostedEvents();
        const auto isHangul = [](QChar letter) { return letter.script() == QChar::Script_Hangul; };

        int seen = 0;
        for (const QWidget *part : shown.panel.findChildren<QWidget *>()) {
            if (!part->isVisible() || part->focusPolicy() == Qt::NoFocus || part->focusProxy() != nullptr)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(part);
            const QString name =
                part->accessibleName().isEmpty() && button != nullptr ? button->text() : part->accessibleName();
            QVERIFY2(!name.isEmpty(), part->metaObject()->className());
            QVERIFY2(std::any_of(name.begin(), name.end(), isHangul) == korean, qPrintable(name));
            ++seen;
        }
        QCOMPARE(seen, 8); // proxy, close, what happened, show text, events, use, try, copy
    }

    void without_ways_it_tells_what_the_session_knows()
    {
        const Language language{QLocale(QLocale::English)};
        const Theme theme;
        const Icons icons(theme);
        World world;
        ConnectionLog log({world.session, nullptr, world.time, world.time});
        Steering steering({world.session, nullptr, world.time});
        ConnectionPanel panel({log, steering, world.time, icons});

        world.becomeLive();
        panel.show();

        QCOMPARE(panel.findChild<Label *>(u"way"_s)->text(), u"Connected"_s);
        QVERIFY(!panel.findChild<QPushButton *>(u"useWay"_s)->isVisible());
    }
};

QTEST_MAIN(ConnectionPanelTest)
#include "tst_connectionpanel.moc"
