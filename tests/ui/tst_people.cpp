// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/people/peoplemodel.h"
#include "ui/people/peoplepanel.h"

#include <QContextMenuEvent>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QtTest>

using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{
QList<PersonRow> lab()
{
    return {{.userId = u"t"_s, .name = u"Teo"_s, .presence = PresenceMark::Offline},
            {.userId = u"s"_s, .name = u"sora"_s, .presence = PresenceMark::Away, .note = u"Away for 12 min <b>"_s},
            {.userId = u"m"_s, .name = u"Mina"_s, .presence = PresenceMark::Active, .rank = PersonRow::Rank::Owner}};
}
} // namespace

class PeopleTest : public QObject
{
    Q_OBJECT

private slots:
    void who_is_there_comes_first_by_name()
    {
        PeopleModel model;

        model.setPeople(lab());

        QStringList shown;
        for (int i = 0; i < model.rowCount(); ++i) {
            shown << model.index(i).data(Qt::AccessibleTextRole).toString();
        }
        QCOMPARE(shown, QStringList({u"Online: 2"_s, u"Mina, Active, Owner"_s, u"sora, Away"_s, u"Offline: 1"_s,
                                     u"Teo, Offline"_s}));
    }

    void without_a_connection_nobody_is_said_to_be_there()
    {
        PeopleModel model;
        QList<PersonRow> people = lab();
        for (PersonRow &person : people) {
            person.presence = PresenceMark::Unknown;
        }

        model.setPeople(people);

        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0).data().toString(), u"Members: 3"_s);
    }

    void what_people_wrote_is_plain_text_in_a_tooltip()
    {
        PeopleModel model;
        model.setPeople(lab());

        QVERIFY(model.index(2).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
    }

    void a_click_chooses_a_person()
    {
        PeoplePanel panel(m_icons);
        panel.setPeople(lab());
        panel.resize(300, 400);
        panel.show();
        QSignalSpy chosen(&panel, &PeoplePanel::personChosen);
        auto *list = panel.findChild<QListView *>();

        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());

        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), u"m"_s);
    }

    void keys_open_the_menu_of_the_row_that_has_the_focus()
    {
        PeoplePanel panel(m_icons);
        panel.setPeople(lab());
        panel.resize(300, 400);
        panel.show();
        QSignalSpy menu(&panel, &PeoplePanel::personMenuRequested);
        auto *list = panel.findChild<QListView *>();
        list->setCurrentIndex(list->model()->index(2, 0));

        QTest::keyClick(list, Qt::Key_F10, Qt::ShiftModifier);
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(0, 0), QPoint(0, 0));
        QCoreApplication::sendEvent(list, &byKey);

        QCOMPARE(menu.count(), 2);
        for (const auto &call : menu) {
            QCOMPARE(call.at(0).toString(), u"s"_s);
            const QPoint at = list->viewport()->mapFromGlobal(call.at(1).toPoint());
            QVERIFY(list->visualRect(list->model()->index(2, 0)).contains(at));
        }
    }

    void the_keyboard_arrives_at_somebody()
    {
        PeoplePanel panel(m_icons);
        panel.setPeople(lab());
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        auto *list = panel.findChild<QListView *>();

        panel.focusList();

        QVERIFY(list->hasFocus());
        QVERIFY2(list->currentIndex().flags().testFlag(Qt::ItemIsSelectable), "not at the title of a section");
    }

    void escape_closes_the_panel()
    {
        PeoplePanel panel(m_icons);
        panel.setPeople(lab());
        panel.show();
        QSignalSpy closed(&panel, &PeoplePanel::closeRequested);

        QTest::keyClick(panel.findChild<QListView *>(), Qt::Key_Escape);

        QCOMPARE(closed.count(), 1);
    }

    void each_presence_has_a_shape_of_its_own()
    {
        // In one colour, as who can't tell them apart sees them.
        QSet<QByteArray> shapes;
        for (const PresenceMark mark :
             {PresenceMark::Active, PresenceMark::Away, PresenceMark::Busy, PresenceMark::Offline}) {
            QImage image(40, 40, QImage::Format_ARGB32);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            Presences::paint(painter, QRectF(0, 0, 40, 40), mark, m_theme);
            painter.end();
            const QImage alpha = image.convertToFormat(QImage::Format_Alpha8);
            QByteArray shape(reinterpret_cast<const char *>(alpha.constBits()), alpha.sizeInBytes());
            shape.append(image.pixelColor(20, 20) == m_theme.colours().window ? 'b' : ' ');
            shapes.insert(shape);
        }
        QCOMPARE(shapes.size(), 4);
    }

private:
    Theme m_theme;
    Icons m_icons{m_theme};
};

QTEST_MAIN(PeopleTest)
#include "tst_people.moc"
