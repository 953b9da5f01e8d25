// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/clock.h"
#include "ui/composer/composer.h"
#include "ui/connection/strip.h"
#include "ui/dialogs/passworddialog.h"
#include "ui/dialogs/roomdialog.h"
#include "ui/main/noticebar.h"
#include "ui/main/roomheader.h"
#include "ui/main/typingline.h"
#include "ui/people/peoplepanel.h"
#include "ui/rooms/sidebar.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/timeline/actionbar.h"
#include "ui/timeline/emojipicker.h"
#include "ui/timeline/emptynote.h"
#include "ui/timeline/jumppill.h"
#include "ui/welcome/namepage.h"
#include "ui/welcome/servercard.h"
#include "ui/welcome/welcomepage.h"

#include <QLayout>
#include <QScrollArea>
#include <QTest>

using namespace madang;
using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{

using Maker = std::function<std::unique_ptr<QWidget>(const Icons &)>;

template <typename Widget>
Maker ofIcons()
{
    return [](const Icons &icons) { return std::make_unique<Widget>(icons, nullptr); };
}

template <typename Widget>
Maker ofTheme()
{
    return [](const Icons &icons) { return std::make_unique<Widget>(icons.theme(), nullptr); };
}

void describe(const QLayout &layout, QStringList &lines)
{
    const QMargins margins = layout.contentsMargins();
    lines << u"  layout %1 %2 %3 %4, %5"_s.arg(margins.left())
                 .arg(margins.top())
                 .arg(margins.right())
                 .arg(margins.bottom())
                 .arg(layout.spacing());
    for (int i = 0; i < layout.count(); ++i) {
        auto *item = layout.itemAt(i);
        if (item->layout())
            describe(*item->layout(), lines);
        else if (const auto *space = item->spacerItem())
            lines << u"  space %1"_s.arg(space->sizeHint().height());
    }
}

/// All that gives a page its measures.
QStringList measures(const QWidget &page)
{
    QStringList lines;
    QList<const QWidget *> widgets{&page};
    for (const auto *child : page.findChildren<QWidget *>()) {
        if (!child->objectName().startsWith(u"qt_scrollarea_"_s)) // of which Qt takes care
            widgets << child;
    }
    for (const auto *widget : widgets) {
        // A scroll area remembers the first answer, and fills its window anyway.
        const bool fills = qobject_cast<const QScrollArea *>(widget) != nullptr;
        const auto words = [](QSize size) -> QString { return u"%1x%2"_s.arg(size.width()).arg(size.height()); };
        const QString wanted = fills ? QString() : words(widget->sizeHint());
        lines << QString::fromLatin1(widget->metaObject()->className()) +
                     u": font %1, least %2, most %3, wanted %4"_s.arg(widget->font().pointSizeF())
                         .arg(words(widget->minimumSize()), words(widget->maximumSize()), wanted);
        if (widget->layout())
            describe(*widget->layout(), lines);
    }
    return lines;
}

} // namespace

Q_DECLARE_METATYPE(Maker)

class TextSizeTest : public QObject
{
    Q_OBJECT

private slots:
    void a_page_that_is_there_becomes_like_a_new_one_data();
    void a_page_that_is_there_becomes_like_a_new_one();
};

void TextSizeTest::a_page_that_is_there_becomes_like_a_new_one_data()
{
    QTest::addColumn<Maker>("make");

    QTest::newRow("welcome") << ofIcons<WelcomePage>();
    QTest::newRow("name") << ofIcons<NamePage>();
    QTest::newRow("server's card") << ofIcons<ServerCard>();
    QTest::newRow("strip") << ofIcons<ConnectionStrip>();
    QTest::newRow("header") << ofIcons<RoomHeader>();
    QTest::newRow("notice") << ofIcons<NoticeBar>();
    QTest::newRow("typing") << ofTheme<TypingLine>();
    QTest::newRow("sidebar") << ofIcons<Sidebar>();
    QTest::newRow("people") << ofIcons<PeoplePanel>();
    QTest::newRow("action bar") << ofIcons<ActionBar>();
    QTest::newRow("emoji") << ofTheme<EmojiPicker>();
    QTest::newRow("empty") << Maker([](const Icons &icons) {
        auto note = std::make_unique<EmptyNote>(icons.theme(), nullptr);
        note->say(u"Nobody has written here yet."_s, u"Invite people"_s);
        return note;
    });
    QTest::newRow("composer") << Maker([](const Icons &icons) {
        static const client::SystemClock clock;
        return std::make_unique<Composer>(icons, clock);
    });
    QTest::newRow("room") << Maker(
        [](const Icons &icons) { return std::make_unique<RoomDialog>(icons, RoomDialog::Purpose::Create); });
    QTest::newRow("password") << Maker(
        [](const Icons &icons) { return std::make_unique<PasswordDialog>(icons, PasswordDialog::Had::Password); });
}

void TextSizeTest::a_page_that_is_there_becomes_like_a_new_one()
{
    QFETCH(const Maker, make);
    Theme theme;
    const Icons icons(theme);
    wear(*qApp, theme);
    const auto shown = [&] {
        auto page = make(icons);
        page->resize(1000, 700);
        page->setAttribute(Qt::WA_DontShowOnScreen);
        page->show();
        QCoreApplication::sendPostedEvents();
        return page;
    };
    const auto page = shown();
    const auto small = measures(*page);

    for (const int size : {150, 80, 200, 100}) {
        theme.setTextScale(size);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(measures(*page), measures(*shown()));
    }
    QCOMPARE(measures(*page), small);
}

QTEST_MAIN(TextSizeTest)
#include "tst_textsize.moc"
