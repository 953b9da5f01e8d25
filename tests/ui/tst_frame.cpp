// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/linkstate.h"
#include "ui/main/mainpage.h"
#include "ui/main/noticebar.h"
#include "ui/main/roomheader.h"
#include "ui/main/typingline.h"
#include "ui/main/window.h"
#include "ui/theme/icons.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace madang;
using namespace madang::ui;
using namespace Qt::StringLiterals;

class FrameTest : public QObject
{
    Q_OBJECT

private slots:
    void the_title_says_where_one_is_and_how_much_is_unread()
    {
        Window window;

        window.setTitle(u"#general"_s, 3);
        QCOMPARE(window.windowTitle(), u"(3) #general - Madang"_s);

        window.setTitle({}, 0);
        QCOMPARE(window.windowTitle(), u"Madang"_s);
    }

    void the_window_asks_whether_it_may_close()
    {
        Window window;
        QSignalSpy closing(&window, &Window::closing);
        auto answer = Window::MayClose::No;
        window.setCloseGuard([&answer] { return answer; });
        window.show();

        window.close();
        QVERIFY(window.isVisible());
        QCOMPARE(closing.size(), 0);
        answer = Window::MayClose::Yes;
        window.close();

        QVERIFY(!window.isVisible());
        QCOMPARE(closing.size(), 1);
    }

    void a_new_page_takes_the_place_of_the_one_before()
    {
        Window window;
        auto *first = new QWidget;
        QSignalSpy gone(first, &QObject::destroyed);

        window.showPage(first);
        window.showPage(new QWidget);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

        QCOMPARE(gone.size(), 1);
    }

    void a_page_that_knows_its_place_to_write_begins_there()
    {
        Window window;
        window.showPage(new QLineEdit);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *page = new QWidget;
        auto *column = new QVBoxLayout(page);
        auto *button = new QPushButton;
        auto *composer = new QLineEdit;
        column->addWidget(button);
        column->addWidget(composer);
        page->setFocusProxy(composer);

        window.showPage(page);

        QVERIFY(composer->hasFocus());
    }

    void who_writes_is_said_in_one_sentence_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nobody") << QStringList() << QString();
        QTest::newRow("one") << QStringList{u"Mina"_s} << u"Mina is typing…"_s;
        QTest::newRow("two") << QStringList{u"Mina"_s, u"Jun"_s} << u"Mina and Jun are typing…"_s;
        QTest::newRow("three") << QStringList{u"Mina"_s, u"Jun"_s, u"Teo"_s} << u"Mina, Jun and Teo are typing…"_s;
        QTest::newRow("four") << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s} << u"Several people are typing…"_s;
    }
    void who_writes_is_said_in_one_sentence()
    {
        QFETCH(const QStringList, names);
        QFETCH(const QString, sentence);

        QCOMPARE(TypingLine::sentence(names), sentence);
    }

    void a_narrow_window_shows_one_column_at_a_time()
    {
        const Theme theme;
        auto *rooms = new QWidget;
        auto *conversation = new QWidget;
        MainPage page(theme, {.rooms = rooms, .conversation = conversation, .panel = new QWidget});
        page.resize(1120, 720);
        page.show();
        QVERIFY(rooms->isVisible() && conversation->isVisible());

        page.resize(500, 720);
        QVERIFY(page.isNarrow());
        QVERIFY(!rooms->isVisible() && conversation->isVisible());

        page.showRooms();
        QVERIFY(rooms->isVisible() && !conversation->isVisible());
    }

    void the_panel_covers_the_conversation_where_there_is_no_room_beside_it()
    {
        const Theme theme;
        auto *conversation = new QWidget;
        auto *panel = new QWidget;
        MainPage page(theme, {.rooms = new QWidget, .conversation = conversation, .panel = panel});
        page.resize(700, 600);
        page.show();
        const int before = conversation->width();

        page.setPanelOpen(true);

        QVERIFY(panel->isVisible());
        QCOMPARE(conversation->width(), before);
        QCOMPARE(panel->geometry().right(), page.rect().right());
    }

    void a_keeper_may_rename_the_room_and_a_member_may_not()
    {
        const Theme theme;
        const Icons icons(theme);
        RoomHeader header(icons);

        header.show({.kind = RoomHeading::Kind::Public,
                     .name = u"lab"_s,
                     .topic = {},
                     .members = 2,
                     .rights = RoomHeading::Rights::Keeper});
        const auto entries = [&header] { return header.findChild<QMenu *>()->actions().size(); };
        const auto keepers = entries();
        header.show({.kind = RoomHeading::Kind::Public,
                     .name = u"lab"_s,
                     .topic = {},
                     .members = 2,
                     .rights = RoomHeading::Rights::Member});

        QVERIFY(entries() < keepers);
    }

    void the_focus_comes_to_the_first_button_of_the_header()
    {
        const Theme theme;
        const Icons icons(theme);
        RoomHeader header(icons);
        const auto focusName = [&header] {
            return header.focusProxy() ? header.focusProxy()->objectName() : QString();
        };

        header.show({.kind = RoomHeading::Kind::Public, .name = u"lab"_s, .topic = {}, .members = 2});
        QCOMPARE(focusName(), u"members"_s);

        header.show({.kind = RoomHeading::Kind::Direct, .name = u"Mina"_s, .topic = {}, .members = 2});
        QCOMPARE(header.focusProxy(), nullptr);

        header.setBackVisible(true);
        QVERIFY(header.focusProxy() != nullptr);
    }

    void a_connection_that_stopped_for_good_says_why()
    {
        const client::ConnectionState replaced{.phase = client::Phase::Stopped,
                                               .stopped = client::StopReason::OtherServer};
        const client::ConnectionState signedOut{.phase = client::Phase::Stopped,
                                                .stopped = client::StopReason::SignedOut};

        QCOMPARE(LinkState::facts(replaced, u"Lab"_s, 0).phase, LinkFacts::Phase::Refused);
        QCOMPARE(LinkState::facts(replaced, u"Lab"_s, 0).reason, std::optional(client::StopReason::OtherServer));
        QCOMPARE(LinkState::facts(signedOut, u"Lab"_s, 0).phase, LinkFacts::Phase::SignedOut);
    }

    void a_notice_stays_until_it_is_dismissed()
    {
        const Theme theme;
        const Icons icons(theme);
        NoticeBar notice(icons);

        notice.say(u"The disk is full."_s);
        QCOMPARE(notice.sentence(), u"The disk is full."_s);

        notice.findChild<QToolButton *>()->click();
        QCOMPARE(notice.sentence(), QString());
    }
};

QTEST_MAIN(FrameTest)
#include "tst_frame.moc"
