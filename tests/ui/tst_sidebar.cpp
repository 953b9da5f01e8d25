// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/rooms/filterfield.h"
#include "ui/rooms/sidebar.h"
#include "ui/text/matching.h"

#include <QAbstractButton>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace madang::ui;
using namespace Qt::StringLiterals;
using Section = SidebarRow::Section;
using Kind = SidebarRow::Kind;

namespace
{
QList<SidebarRow> house()
{
    return {
        {.id = u"lab"_s, .name = u"lab"_s, .section = Section::Unread, .unread = 5, .addressed = 2},
        {.id = u"general"_s, .name = u"general"_s},
        {.id = u"meeting"_s, .name = u"회의실"_s, .kind = Kind::Private, .draft = SidebarRow::Draft::Yes},
        {.id = u"mina"_s,
         .name = u"김미나"_s,
         .kind = Kind::Person,
         .section = Section::People,
         .presence = PresenceMark::Away},
    };
}

QStringList shown(const SidebarModel &model)
{
    QStringList lines;
    for (int i = 0; i < model.rowCount(); ++i) {
        lines << model.index(i).data().toString();
    }
    return lines;
}
} // namespace

class SidebarTest : public QObject
{
    Q_OBJECT

private slots:
    void a_title_stands_where_a_section_begins()
    {
        SidebarModel model;

        model.setRows(house());

        QCOMPARE(shown(model),
                 QStringList({u"Unread"_s, u"lab"_s, u"Rooms"_s, u"general"_s, u"회의실"_s, u"People"_s, u"김미나"_s}));
        QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    }

    void a_row_says_in_one_sentence_what_it_shows()
    {
        SidebarModel model;
        model.setRows(house());
        const auto said = [&model](const QString &id) {
            return model.indexOf(id).data(Qt::AccessibleTextRole).toString();
        };

        QCOMPARE(said(u"lab"_s), u"lab, 5 unread, 2 for you"_s);
        QCOMPARE(said(u"meeting"_s), u"회의실, private room, draft"_s);
        QCOMPARE(said(u"mina"_s), u"김미나, Away"_s);
    }

    void a_changed_row_changes_in_place()
    {
        SidebarModel model;
        model.setRows(house());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QList<SidebarRow> rows = house();
        rows[0].unread = 6;

        model.setRows(rows);

        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    }

    void names_answer_to_parts_half_syllables_and_first_consonants()
    {
        QVERIFY(matches(u"General", u"ENER"));
        QVERIFY(matches(u"회의실", u"의"));
        QVERIFY(matches(u"회의실", u"ㅎㅇㅅ"));
        QVERIFY(matches(u"김철수", u"김ㅊ"));
        QVERIFY(matches(u"anything", u"  "));
        QVERIFY(!matches(u"회의실", u"ㅎㅇㄱ"));
        QVERIFY(!matches(u"general", u"lunch"));
    }

    void a_click_chooses_a_room_and_a_title_is_no_room()
    {
        Sidebar bar(m_icons);
        bar.setRows(house());
        bar.resize(260, 600);
        bar.show();
        QSignalSpy chosen(&bar, &Sidebar::chosen);
        auto *list = bar.findChild<QListView *>();
        const auto click = [list](int row) {
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                              list->visualRect(list->model()->index(row, 0)).center());
        };

        click(0);
        click(3);

        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), u"general"_s);
    }

    void enter_in_the_filter_opens_the_first_and_clears_it()
    {
        Sidebar bar(m_icons);
        bar.setRows(house());
        QSignalSpy chosen(&bar, &Sidebar::chosen);
        auto *filter = bar.findChild<FilterField *>();
        filter->setText(u"ㅎㅇ"_s);

        QTest::keyClick(filter, Qt::Key_Return);

        QCOMPARE(chosen.first().first().toString(), u"meeting"_s);
        QVERIFY(filter->text().isEmpty());
    }

    void escape_clears_the_filter_first_and_then_leaves()
    {
        Sidebar bar(m_icons);
        bar.setRows(house());
        QSignalSpy escaped(&bar, &Sidebar::escaped);
        auto *filter = bar.findChild<FilterField *>();
        filter->setText(u"x"_s);

        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QCOMPARE(escaped.count(), 0);
        QTest::keyClick(filter, Qt::Key_Escape);

        QCOMPARE(escaped.count(), 1);
    }

    void the_open_room_stays_marked_when_rows_move()
    {
        Sidebar bar(m_icons);
        bar.setRows(house());
        bar.setCurrent(u"general"_s);
        auto *list = bar.findChild<QListView *>();
        QList<SidebarRow> rows = house();
        rows.removeFirst();

        bar.setRows(rows);

        QCOMPARE(list->currentIndex().data().toString(), u"general"_s);
    }

    void the_neighbours_go_round_and_can_skip_what_is_read()
    {
        using Step = Sidebar::Step;
        using Among = Sidebar::Among;
        Sidebar bar(m_icons);
        bar.setRows(house());
        bar.setCurrent(u"mina"_s);

        QCOMPARE(bar.neighbour(Step::Next, Among::All), u"lab"_s);
        QCOMPARE(bar.neighbour(Step::Previous, Among::All), u"meeting"_s);
        QCOMPARE(bar.neighbour(Step::Previous, Among::Unread), u"lab"_s);
        bar.setCurrent(u"lab"_s);
        QCOMPARE(bar.neighbour(Step::Next, Among::Unread), QString());
    }

    void every_button_has_a_name()
    {
        Sidebar bar(m_icons);
        bar.setServerName(u"Lab"_s);
        bar.setMe({.userId = u"u1"_s, .name = u"Jun"_s, .presence = PresenceMark::Active});

        for (const QAbstractButton *each : bar.findChildren<QAbstractButton *>()) {
            QVERIFY(!each->accessibleName().isEmpty());
            QVERIFY(!each->toolTip().isEmpty());
        }
    }

private:
    Theme m_theme;
    Icons m_icons{m_theme};
};

QTEST_MAIN(SidebarTest)
#include "tst_sidebar.moc"
