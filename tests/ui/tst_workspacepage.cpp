// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/workspacepage.h"

#include "tests/support/client/workspaceworld.h"
#include "ui/main/mainpage.h"
#include "ui/people/peoplepanel.h"

#include <QListView>
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
    WorkspacePage page{{workspace, icons, time, u"Lab"_s}};

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
    void openPanel(bool open)
    {
        page.findChild<MainPage *>()->setPanelOpen(open);
        settle();
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
