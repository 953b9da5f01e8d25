// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/clock.h"
#include "tests/ui/gallery/connectionscene.h"
#include "tests/ui/gallery/dialogshots.h"
#include "ui/composer/composer.h"
#include "ui/connection/strip.h"
#include "ui/language/language.h"
#include "ui/people/peoplepanel.h"
#include "ui/rooms/sidebar.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/welcome/namepage.h"
#include "ui/welcome/servercard.h"
#include "ui/welcome/welcomepage.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QPainter>
#include <QVBoxLayout>

using namespace madang;
using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{

/// Draws widgets of the interface into picture files, so that people can look at them side by side.
class Gallery
{
public:
    Gallery(const QDir &folder, const QString &suffix, const Theme &theme)
        : m_folder(folder)
        , m_suffix(suffix)
        , m_theme(theme)
        , m_icons(theme)
    {
    }

    void drawAll()
    {
        icons();
        welcome();
        name();
        serverCard();
        strips();
        composers();
        sidebar();
        people();
        drawDialogs();
    }
    void drawDialogs()
    {
        tests::drawDialogs(m_icons, [this](QWidget &dialog, const QString &name) { save(dialog, name, {}); });
    }
    /// Whole pages, one for each state of a connection.
    void drawConnections()
    {
        for (const auto &shot : tests::connectionShots()) {
            tests::ConnectionScene scene(m_icons, shot.size);
            shot.play(scene);
            save(scene.page, u"connection-"_s + shot.name, shot.size);
        }
    }

private:
    void save(QWidget &widget, const QString &name, QSize size)
    {
        if (size.isValid()) {
            widget.resize(size);
        }
        widget.setAttribute(Qt::WA_DontShowOnScreen);
        widget.show();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QImage image(widget.size(), QImage::Format_RGB32);
        image.fill(m_theme.colours().window);
        widget.render(&image);
        image.save(m_folder.filePath(name + u'-' + m_suffix + u".png"_s));
    }

    void icons()
    {
        constexpr int cell = 56;
        constexpr int columns = 14;
        const int count = static_cast<int>(Icon::Count);
        QImage image(columns * cell, ((count - 1) / columns + 1) * cell, QImage::Format_RGB32);
        image.fill(m_theme.colours().base);
        QPainter painter(&image);
        for (int i = 0; i < count; ++i) {
            const QRectF box(QPointF(QPoint(i % columns, i / columns) * cell + QPoint(12, 12)), QSizeF(32, 32));
            m_icons.paint(painter, box, static_cast<Icon>(i), m_theme.colours().text);
        }
        image.save(m_folder.filePath(u"icons-"_s + m_suffix + u".png"_s));
    }

    void welcome()
    {
        WelcomePage page(m_icons);
        const QDate today(2026, 11, 21);
        page.setRecent(
            {{.id = u"a"_s, .name = u"Haneul Lab"_s, .address = u"lab.local:8787"_s, .lastUsed = today.addDays(-1)},
             {.id = u"b"_s, .name = u"Class 3-2"_s, .address = u"192.0.2.14:8787"_s, .lastUsed = QDate(2026, 11, 12)}},
            today);
        save(page, u"welcome"_s, {1120, 720});
        page.setJoinError(QCoreApplication::translate("madang::ui::WelcomePage",
                                                      "Paste the link that you were given, or type an address."));
        page.setBusy(WelcomePage::Busy::Starting);
        save(page, u"welcome-narrow"_s, {600, 900});
    }

    void name()
    {
        NamePage page(m_icons);
        page.ask(u"Haneul Lab"_s, u"lab.local:8787"_s, u"Jun Lee"_s);
        save(page, u"name"_s, {720, 520});
        page.setWay(NameEntry::Way::SignIn);
        page.setError(u"That name and password do not belong together."_s);
        save(page, u"signin"_s, {720, 520});
    }

    void serverCard()
    {
        ServerCard card(m_icons);
        card.show({.address = u"192.168.0.12:8787"_s,
                   .link = u"madang://192.168.0.12:8787/#invite=k3x9-q2mf-77ab"_s,
                   .reach = ServerCard::Reach::Network,
                   .onClose = ServerCard::OnClose::KeepRunning,
                   .note = {}});
        save(card, u"servercard"_s, {});
    }

    void strips()
    {
        QWidget page;
        auto *column = new QVBoxLayout(&page);
        column->setContentsMargins({});
        using Kind = StripState::Kind;
        using Outage = StripState::Outage;
        const std::vector<std::pair<Kind, Outage>> kinds{
            {Kind::Connecting, Outage::Short},  {Kind::Reconnecting, Outage::Short},
            {Kind::Reconnecting, Outage::Long}, {Kind::WaitingSoon, Outage::Short},
            {Kind::Waiting, Outage::Short},     {Kind::Waiting, Outage::Long},
            {Kind::Limited, Outage::Short},     {Kind::Full, Outage::Short},
            {Kind::Back, Outage::Short},        {Kind::SignedOut, Outage::Short},
            {Kind::Refused, Outage::Short},     {Kind::CertificateChanged, Outage::Short}};
        for (const auto &[kind, outage] : kinds) {
            auto *strip = new ConnectionStrip(m_icons);
            column->addWidget(strip);
            StripState state;
            state.kind = kind;
            state.server = u"lab.local"_s;
            state.seconds = 12;
            state.sent = 3;
            state.outage = outage;
            state.reason = client::StopReason::ClientTooOld;
            state.passage = client::Passage{client::Way::EventStream, client::Obstacle::NoAnswer};
            strip->show(state);
        }
        column->addStretch();
        save(page, u"strips"_s, {860, m_theme.px(460)});
        page.resize(560, page.height());
        save(page, u"strips-narrow"_s, {560, m_theme.px(560)});
    }

    void composers()
    {
        QWidget page;
        auto *column = new QVBoxLayout(&page);
        const auto add = [&](const QString &text) {
            auto *composer = new Composer(m_icons, m_clock);
            composer->openRoom(u"r"_s, u"#general"_s,
                               {.text = text, .mode = ComposeMode::Plain, .subject = {}, .setAside = {}});
            column->addWidget(composer);
            return composer;
        };
        const Subject subject{
            .messageId = u"m"_s,
            .author = u"Mina Kim"_s,
            .text = u"The centrifuge is booked for us from nine. I put the rota at http://lab.local/rota"_s};
        add({});
        add({})->setLink(Composer::Link::Offline);
        add(u"Plate B is fine, the filter was"_s);
        add(u"여러 줄\n두 번째 줄\n세 번째 줄입니다"_s)->startReply(subject);
        add({})->startEdit(subject);
        add(u"x"_s)->setTextLimit(1);
        add(u"too long"_s)->setTextLimit(4);
        column->addStretch();
        save(page, u"composer"_s, {860, 560});
    }

    void sidebar()
    {
        using Section = SidebarRow::Section;
        using Kind = SidebarRow::Kind;
        Sidebar bar(m_icons);
        bar.setServerName(u"Haneul Lab"_s);
        bar.setMe({.userId = u"u4"_s, .name = u"Jun Lee"_s, .presence = PresenceMark::Active});
        QList<SidebarRow> rows = {
            {.id = u"1"_s, .name = u"experiments"_s, .section = Section::Unread, .unread = 7, .addressed = 2},
            {.id = u"2"_s, .name = u"lunch"_s, .section = Section::Unread, .unread = 5},
            {.id = u"9"_s,
             .name = u"박소라"_s,
             .kind = Kind::Person,
             .section = Section::Unread,
             .unread = 1,
             .addressed = 1,
             .presence = PresenceMark::Busy},
            {.id = u"3"_s, .name = u"general"_s},
            {.id = u"4"_s, .name = u"공지와 알림 그리고 아주 긴 이름의 방입니다 정말로"_s},
            {.id = u"5"_s, .name = u"paper-draft"_s, .kind = Kind::Private, .draft = SidebarRow::Draft::Yes},
            {.id = u"6"_s,
             .name = u"Mina Kim"_s,
             .kind = Kind::Person,
             .section = Section::People,
             .presence = PresenceMark::Active},
            {.id = u"7"_s,
             .name = u"Sora Park"_s,
             .kind = Kind::Person,
             .section = Section::People,
             .presence = PresenceMark::Away},
            {.id = u"8"_s,
             .name = u"Teo Ruiz"_s,
             .kind = Kind::Person,
             .section = Section::People,
             .presence = PresenceMark::Offline},
            {.id = u"10"_s, .name = u"Mina, Teo"_s, .kind = Kind::Group, .section = Section::People},
        };
        bar.setRows(rows);
        bar.setCurrent(u"3"_s);
        save(bar, u"sidebar"_s, {260, 720});
    }

    void people()
    {
        PeoplePanel panel(m_icons);
        panel.setPeople(
            {{.userId = u"u1"_s,
              .name = u"Mina Kim"_s,
              .presence = PresenceMark::Active,
              .rank = PersonRow::Rank::Owner},
             {.userId = u"u2"_s, .name = u"박소라"_s, .presence = PresenceMark::Away},
             {.userId = u"u3"_s, .name = u"Teo Ruiz"_s, .presence = PresenceMark::Offline},
             {.userId = u"u4"_s, .name = u"이준"_s, .presence = PresenceMark::Busy, .rank = PersonRow::Rank::Admin}});
        save(panel, u"people"_s, {300, 480});
    }

    QDir m_folder;
    QString m_suffix;
    const Theme &m_theme;
    Icons m_icons;
    client::SystemClock m_clock;
};

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"out"_s, u"Folder for the pictures"_s, u"folder"_s, u"."_s});
    parser.addOption({u"scale"_s, u"Text size in percent"_s, u"percent"_s, u"100"_s});
    parser.addOption({u"connections"_s, u"Only the states of a connection"_s});
    parser.addOption({u"dialogs"_s, u"Only the dialogs"_s});
    parser.process(application);
    const QDir folder(parser.value(u"out"_s));
    folder.mkpath(u"."_s);
    Theme theme;
    theme.setTextScale(parser.value(u"scale"_s).toInt());
    Language language;
    wear(application, theme);
    for (const auto choice : {Language::Choice::English, Language::Choice::Korean}) {
        language.choose(choice);
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            theme.setScheme(scheme);
            const QString words = choice == Language::Choice::Korean ? u"ko"_s : u"en"_s;
            Gallery gallery(folder, words + (scheme == Theme::Scheme::Dark ? u"-dark"_s : u"-light"_s), theme);
            if (parser.isSet(u"dialogs"_s)) {
                gallery.drawDialogs();
                continue;
            }
            if (!parser.isSet(u"connections"_s))
                gallery.drawAll();
            gallery.drawConnections();
        }
    }
    return 0;
}
