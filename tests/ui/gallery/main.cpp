// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/clock.h"
#include "ui/composer/composer.h"
#include "ui/connection/strip.h"
#include "ui/language/language.h"
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
            const QRectF box(i % columns * cell + 12, i / columns * cell + 12, 32, 32);
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
        for (const Kind kind : {Kind::Connecting, Kind::Reconnecting, Kind::WaitingSoon, Kind::Waiting, Kind::Limited,
                                Kind::Back, Kind::SignedOut, Kind::Refused, Kind::CertificateChanged}) {
            auto *strip = new ConnectionStrip(m_icons);
            column->addWidget(strip);
            StripState state;
            state.kind = kind;
            state.server = u"lab.local"_s;
            state.seconds = 12;
            state.sent = 3;
            state.outage = kind == Kind::Waiting ? StripState::Outage::Long : StripState::Outage::Short;
            state.reason = kind == Kind::Refused ? u"This server is full."_s : QString();
            strip->show(state);
        }
        column->addStretch();
        save(page, u"strips"_s, {860, 380});
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

    QDir m_folder;
    QString m_suffix;
    const Theme &m_theme;
    Icons m_icons;
    client::SystemClock m_clock;
};

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"out"_s, u"Folder for the pictures"_s, u"folder"_s, u"."_s});
    parser.addOption({u"scale"_s, u"Text size in percent"_s, u"percent"_s, u"100"_s});
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
            Gallery(folder, words + (scheme == Theme::Scheme::Dark ? u"-dark"_s : u"-light"_s), theme).drawAll();
        }
    }
    return 0;
}
