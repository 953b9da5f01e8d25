// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/theme/desktopscheme.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QtTest>

#include <cmath>

using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{
double luminance(const QColor &colour)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

/// WCAG 2.2: 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

struct Pair {
    const char *name;
    Role front;
    Role back;
    double least;
};

constexpr double text = 4.5;
constexpr double part = 3.0;

const std::vector<Pair> &pairs()
{
    using C = Colours;
    static const std::vector<Pair> all = {
        {"text on base", &C::text, &C::base, text},
        {"text on window", &C::text, &C::window, text},
        {"text on selected", &C::text, &C::selected, text},
        {"text on hover", &C::text, &C::hover, text},
        {"text on mention", &C::text, &C::mentionTint, text},
        {"secondary on base", &C::textSecondary, &C::base, text},
        {"secondary on window", &C::textSecondary, &C::window, text},
        {"secondary on hover", &C::textSecondary, &C::hover, text},
        {"secondary on selected", &C::textSecondary, &C::selected, text},
        {"secondary on own", &C::textSecondary, &C::ownTint, text},
        {"secondary on mention", &C::textSecondary, &C::mentionTint, text},
        {"placeholder on base", &C::placeholder, &C::base, text},
        {"label on accent", &C::onAccent, &C::accent, text},
        {"accent text on base", &C::accentText, &C::base, text},
        {"accent text on window", &C::accentText, &C::window, text},
        {"accent text on hover", &C::accentText, &C::hover, text},
        {"link on base", &C::link, &C::base, text},
        {"link on mention", &C::link, &C::mentionTint, text},
        {"danger", &C::danger, &C::dangerBack, text},
        {"danger on base", &C::danger, &C::base, text},
        {"warning", &C::warning, &C::warningBack, text},
        {"success", &C::success, &C::successBack, text},
        {"info", &C::info, &C::infoBack, text},
        {"badge unread", &C::onBadge, &C::badgeUnread, text},
        {"badge mention", &C::onBadge, &C::badgeMention, text},
        {"mention bar", &C::mentionBar, &C::mentionTint, part},
        {"control on base", &C::control, &C::base, part},
        {"control on window", &C::control, &C::window, part},
        {"focus on base", &C::focus, &C::base, part},
        {"focus on window", &C::focus, &C::window, part},
        {"focus on selected", &C::focus, &C::selected, part},
        {"active on window", &C::active, &C::window, part},
        {"away on window", &C::away, &C::window, part},
        {"busy on window", &C::busy, &C::window, part},
        {"offline on window", &C::offline, &C::window, part},
        {"active on selected", &C::active, &C::selected, part},
        {"away on selected", &C::away, &C::selected, part},
        {"offline on selected", &C::offline, &C::selected, part},
    };
    return all;
}
} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void code_is_in_the_desktops_own_face_for_it()
    {
        const Theme theme;

        QCOMPARE(QFontInfo(theme.fonts().mono).family(),
                 QFontInfo(QFontDatabase::systemFont(QFontDatabase::FixedFont)).family());
    }

    void every_pair_of_roles_can_be_read_in_both_themes()
    {
        for (const Colours &colours : {lightColours(), darkColours()}) {
            for (const Pair &pair : pairs()) {
                const double ratio = contrast(colours.*pair.front, colours.*pair.back);
                QVERIFY2(ratio >= pair.least, qPrintable(u"%1: %2"_s.arg(QLatin1StringView(pair.name)).arg(ratio)));
            }
        }
    }

    void names_of_people_can_be_read_wherever_they_stand()
    {
        for (const Colours &colours : {lightColours(), darkColours()}) {
            for (const QColor &hue : colours.senders) {
                for (const QColor &back : {colours.base, colours.hover, colours.ownTint, colours.mentionTint}) {
                    QVERIFY(contrast(hue, back) >= 5.4);
                }
            }
            for (const QColor &fill : colours.avatars) {
                QVERIFY(contrast(colours.onBadge, fill) >= text);
            }
        }
    }

    void the_palette_is_complete_in_all_three_groups()
    {
        Theme theme;
        theme.setScheme(Theme::Scheme::Dark);

        const QPalette palette = theme.palette();

        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
            QCOMPARE(palette.color(group, QPalette::Base), darkColours().base);
            QCOMPARE(palette.color(group, QPalette::Link), darkColours().link);
            QCOMPARE(palette.color(group, QPalette::LinkVisited), darkColours().link);
            QVERIFY(contrast(palette.color(group, QPalette::ToolTipText),
                             palette.color(group, QPalette::ToolTipBase)) >= text);
            for (int role = 0; role < QPalette::NColorRoles; ++role) {
                QVERIFY2(role == QPalette::NoRole || palette.isBrushSet(group, static_cast<QPalette::ColorRole>(role)),
                         qPrintable(QString::number(role)));
            }
        }
    }

    void the_system_scheme_follows_the_desktop_and_a_forced_one_does_not()
    {
        Theme theme;
        QSignalSpy changed(&theme, &Theme::changed);

        theme.setDesktopScheme(Theme::Scheme::Dark);
        QVERIFY(theme.isDark());
        QCOMPARE(changed.count(), 1);
        theme.setScheme(Theme::Scheme::Light);
        theme.setDesktopScheme(Theme::Scheme::Light);
        theme.setDesktopScheme(Theme::Scheme::Dark);

        QVERIFY(!theme.isDark());
        QCOMPARE(changed.count(), 2);
    }

    void the_portal_has_the_word_and_the_palette_when_it_has_no_preference()
    {
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::WindowText, Qt::white);

        QCOMPARE(DesktopScheme::fromPalette(dark), Theme::Scheme::Dark);
        QCOMPARE(DesktopScheme::fromPortal(1, Theme::Scheme::Light), Theme::Scheme::Dark);
        QCOMPARE(DesktopScheme::fromPortal(2, Theme::Scheme::Dark), Theme::Scheme::Light);
        QCOMPARE(DesktopScheme::fromPortal(0, Theme::Scheme::Dark), Theme::Scheme::Dark);
    }

    void all_sizes_grow_with_the_text_within_bounds()
    {
        Theme theme;
        const qreal before = theme.fonts().body.pointSizeF();

        theme.setTextScale(150);
        QCOMPARE(theme.unit(), 6);
        QCOMPARE(theme.fonts().body.pointSizeF(), before * 1.5);
        theme.setTextScale(1000);

        QCOMPARE(theme.textScale(), 200);
    }

    void every_icon_has_a_drawing_that_can_be_drawn()
    {
        for (int i = 0; i < static_cast<int>(Icon::Count); ++i) {
            const QString path = Icons::path(static_cast<Icon>(i));
            QVERIFY2(QSvgRenderer(path).isValid(), qPrintable(path));
        }
    }

    void an_icon_follows_the_theme_without_being_set_again()
    {
        Theme theme;
        theme.setScheme(Theme::Scheme::Light);
        const Icons icons(theme);
        const QIcon plus = icons.icon(Icon::Plus, &Colours::text);
        const auto middle = [&plus] { return plus.pixmap(24).toImage().pixelColor(12, 12).rgb(); };

        QCOMPARE(middle(), lightColours().text.rgb());
        theme.setScheme(Theme::Scheme::Dark);

        QCOMPARE(middle(), darkColours().text.rgb());
    }

    void a_pixmap_is_as_sharp_as_the_screen()
    {
        const Theme theme;
        const Icons icons(theme);

        const QPixmap drawn = icons.pixmap(Icon::Hash, Qt::black, 18, 1.5);

        QCOMPARE(drawn.size(), QSize(27, 27));
        QCOMPARE(drawn.deviceIndependentSize(), QSizeF(18, 18));
    }

    void the_application_wears_each_change_of_the_theme()
    {
        Theme theme;
        theme.setScheme(Theme::Scheme::Light);
        wear(*qApp, theme);
        QPushButton button(u"Start"_s);
        button.setDefault(true);
        button.resize(100, 34);
        const auto corner = [&button] { return button.grab().toImage().pixelColor(10, 10).rgb(); };

        QCOMPARE(corner(), lightColours().accent.rgb());
        theme.setScheme(Theme::Scheme::Dark);

        QCOMPARE(QApplication::palette().color(QPalette::Base), darkColours().base);
        QCOMPARE(corner(), darkColours().accent.rgb());
        QApplication::setStyle(u"Fusion"_s);
        disconnect(&theme, nullptr, qApp, nullptr);
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
