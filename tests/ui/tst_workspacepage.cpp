// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/workspacepage.h"

#include "tests/support/client/workspaceworld.h"
#include "tests/support/fakeways.h"
#include "ui/connection/connectionpanel.h"
#include "ui/connection/strip.h"
#include "ui/connection/stripwatch.h"
#include "ui/main/mainpage.h"
#include "ui/people/peoplepanel.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace madang;
using namespace madang::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::general;

namespace
{

const UserId me{u"me"_s};
const UserId ann{u"ann"_s};
const UserId bob{u"bob"_s};
const RoomId garden{u"garden"_s};

/// A desktop with two rooms: Ann is in the first, Bob in the second.
struct Desk : tests::WorkspaceWorld {
    Theme theme;
    Icons icons{theme};
    tests::FakeWays ways{transport};
    WorkspacePage page{{workspace, icons, time, u"Lab"_s, time, &ways}};

    Desk()
    {
        Welcome welcome = WorkspaceWorld::welcome(1);
        welcome.snapshot->rooms = {{.id = general, .name = u"general"_s, .members = {me, ann}},
                                   {.id = garden, .name = u"garden"_s, .members = {me, bob}}};
        welcome.snapshot->users += {{.id = ann, .name = u"Ann"_s}, {.id = bob, .name = u"Bob"_s}};
        page.resize(1'000, 600);
        page.show();
        transport.opensNow();
        transport.answers(welcome);
        settle();
        page.openRoom(general);
        settle();
    }
    void activate()
    {
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.setFocus();
    }
    void openPanel(bool open)
    {
        page.findChild<MainPage *>()->setPanelOpen(open);
        settle();
    }
    /// Over a lower way, long enough for a word.
    void fallBack()
    {
        transport.takes({client::Way::EventStream, client::Obstacle::Refused});
        time.pass(2s);
        page.findChild<StripWatch *>()->tick();
        QVERIFY(strip().isVisible());
    }
    [[nodiscard]] ConnectionStrip &strip() const { return *page.findChild<ConnectionStrip *>(); }
    [[nodiscard]] ConnectionPanel &connection() const { return *page.findChild<ConnectionPanel *>(); }
    [[nodiscard]] PeoplePanel &people() const { return *page.findChild<PeoplePanel *>(); }
    /// Nothing where none has these words.
    [[nodiscard]] QPushButton *button(const QString &words) const
    {
        const auto buttons = page.findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(), [&words](const QPushButton *button) {
            return button->text() == words && button->isVisible();
        });
        return found == buttons.end() ? nullptr : *found;
    }
    [[nodiscard]] QList<UserId> watched() const
    {
        const auto watch = transport.last<Watch>();
        return watch ? watch->users : transport.last<Hello>()->watch.value_or(QList<UserId>());
    }
    /// What the panel says of its people, in their order.
    [[nodiscard]] QStringList panel() const
    {
        const auto *people = page.findChild<PeoplePanel *>()->findChild<QListView *>()->model();
        QStringList rows;
        for (int row = 0; row < people->rowCount(); ++row)
            rows.append(people->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return rows;
    }
};

} // namespace

/// The page of a workspace, as far as it is not its parts'.
class WorkspacePageTest : public QObject
{
    Q_OBJECT

private slots:
    void members_are_watched_while_they_are_listed()
    {
        Desk desk;
        QCOMPARE(desk.watched(), QList<UserId>{me});

        desk.openPanel(true);
        QCOMPARE(desk.watched(), (QList<UserId>{me, ann}));
        desk.page.openRoom(garden);
        Desk::settle();
        QCOMPARE(desk.watched(), (QList<UserId>{me, bob}));
        desk.openPanel(false);

        QCOMPARE(desk.watched(), QList<UserId>{me});
    }

    void why_leads_to_the_connection_and_escape_back()
    {
        Desk desk;
        desk.activate();
        desk.fallBack();
        auto *why = desk.button(u"Why?"_s);
        QVERIFY(why);
        why->setFocus();

        QTest::keyClick(why, Qt::Key_Space);
        QVERIFY(desk.connection().isVisible());
        QVERIFY(desk.connection().isAncestorOf(QApplication::focusWidget()));
        QVERIFY(!why->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);

        QVERIFY(!desk.connection().isVisible());
        QVERIFY(why->hasFocus());
    }

    void members_and_connection_take_turns()
    {
        Desk desk;
        desk.openPanel(true);
        QVERIFY(desk.people().isVisible());

        desk.page.showConnection();
        Desk::settle();
        QVERIFY(desk.connection().isVisible());
        QVERIFY(!desk.people().isVisible());
        QCOMPARE(desk.watched(), QList<UserId>{me});
        QTest::keyClick(&desk.page, Qt::Key_Period, Qt::ControlModifier);

        QVERIFY(desk.people().isVisible());
        QVERIFY(!desk.connection().isVisible());
    }

    void the_connection_is_the_last_region()
    {
        Desk desk;
        desk.activate();
        desk.page.showConnection();
        QWidget *const inPanel = QApplication::focusWidget();

        QTest::keyClick(inPanel, Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(!desk.connection().isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);

        QCOMPARE(QApplication::focusWidget(), inPanel);
    }

    void ctrl_r_looks_for_a_better_way_where_there_is_one()
    {
        Desk desk;
        desk.activate();
        desk.fallBack();

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_R, Qt::ControlModifier);

        QCOMPARE(desk.ways.looks, 1);
        const auto *trying = desk.button(u"Trying…"_s);
        QVERIFY(trying);
        QVERIFY(!trying->isEnabled());
    }

    void who_chose_a_way_uses_the_best_one_again()
    {
        Desk desk;
        desk.ways.choose(client::Way::Poll);
        desk.transport.takes({client::Way::Poll, client::Obstacle::NotChosen});

        auto *best = desk.button(u"Use the best way"_s);
        QVERIFY(best);
        best->click();

        QCOMPARE(desk.ways.chosen(), std::nullopt);
    }

    void the_panel_covers_the_conversation_in_a_narrow_window()
    {
        Desk desk;
        desk.page.resize(480, 420);
        desk.page.showConnection();
        Desk::settle();

        QVERIFY(desk.connection().isVisible());
        QCOMPARE(desk.connection().mapTo(&desk.page, QPoint(desk.connection().width(), 0)).x(), desk.page.width());
        QVERIFY(desk.connection().height() <= 420);
    }

    void who_is_there_is_shown_as_soon_as_it_is_known()
    {
        Desk desk;
        desk.openPanel(true);
        QVERIFY(desk.panel().filter(u"Ann"_s).first().contains(u"Unknown"_s));
        desk.transport.answers(Done{});
        Desk::settle();
        QVERIFY(desk.panel().filter(u"Ann"_s).first().contains(u"Offline"_s));

        desk.transport.says(Signal(PresenceChanged{.user = ann, .state = Presence::Active, .since = 5ms}));
        Desk::settle();

        QVERIFY(desk.panel().filter(u"Ann"_s).first().contains(u"Active"_s));
    }
};

QTEST_MAIN(WorkspacePageTest)
#include "tst_workspacepage.moc"
