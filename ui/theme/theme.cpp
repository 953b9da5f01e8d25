// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QtMath>

#include <algorithm>
#include <utility>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
QFont sized(const QFont &font, qreal points, QFont::Weight weight = QFont::Normal)
{
    QFont result(font);
    result.setPointSizeF(points);
    result.setWeight(weight);
    return result;
}

QFont withKorean(QFont font)
{
    // Named here because the order of a desktop's own fallbacks may give Hangul the Japanese or Chinese face.
    QStringList families = font.families();
    families << u"Noto Sans CJK KR"_s << u"NanumGothic"_s;
    families.removeDuplicates();
    font.setFamilies(families);
    return font;
}

QColor mixed(const QColor &front, const QColor &back, qreal share)
{
    const auto part = [share](float a, float b) { return static_cast<float>(a * share + b * (1 - share)); };
    return QColor::fromRgbF(part(front.redF(), back.redF()), part(front.greenF(), back.greenF()),
                            part(front.blueF(), back.blueF()));
}

std::size_t hueIndex(int hue, std::size_t count)
{
    return static_cast<std::size_t>(qAbs(hue)) % count;
}
} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    remakeFonts();
}

void Theme::setScheme(Scheme scheme)
{
    if (m_scheme != scheme) {
        m_scheme = scheme;
        emit changed();
    }
}

void Theme::setDesktopScheme(Scheme scheme)
{
    if (m_desktop == scheme) {
        return;
    }
    m_desktop = scheme;
    if (m_scheme == Scheme::System) {
        emit changed();
    }
}

bool Theme::isDark() const
{
    return (m_scheme == Scheme::System ? m_desktop : m_scheme) == Scheme::Dark;
}

void Theme::setTextScale(int percent)
{
    const int bounded = std::clamp(percent, 80, 200);
    if (m_textScale != bounded) {
        m_textScale = bounded;
        remakeFonts();
        emit changed();
    }
}

const Colours &Theme::colours() const
{
    return isDark() ? darkColours() : lightColours();
}

QColor Theme::sender(int hue) const
{
    return colours().senders[hueIndex(hue, colours().senders.size())];
}

QColor Theme::avatar(int hue) const
{
    return colours().avatars[hueIndex(hue, colours().avatars.size())];
}

int Theme::px(int designPixels) const
{
    return qRound(designPixels * m_textScale / 100.0);
}

void Theme::remakeFonts()
{
    const qreal scale = m_textScale / 100.0;
    const QFont plain = withKorean(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
    // By the name of the face itself: of "monospace" and others Qt 6.4 takes one of the others.
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setFamilies({QFontInfo(fixed).family()});
    fixed = withKorean(fixed);
    m_fonts = {
        .body = sized(plain, 10.5 * scale),
        .name = sized(plain, 10.5 * scale, QFont::DemiBold),
        .secondary = sized(plain, 9 * scale),
        .secondaryBold = sized(plain, 9 * scale, QFont::DemiBold),
        .header = sized(plain, 12.5 * scale, QFont::DemiBold),
        .title = sized(plain, 18 * scale, QFont::DemiBold),
        .mono = sized(fixed, 10 * scale),
        .emoji = sized(plain, 21 * scale),
    };
}

QPalette Theme::palette() const
{
    const Colours &c = colours();
    const std::initializer_list<std::pair<QPalette::ColorRole, QColor>> roles = {
        {QPalette::Window, c.window},
        {QPalette::WindowText, c.text},
        {QPalette::Base, c.base},
        {QPalette::AlternateBase, c.hover},
        {QPalette::Text, c.text},
        {QPalette::PlaceholderText, c.placeholder},
        {QPalette::Button, c.window},
        {QPalette::ButtonText, c.text},
        {QPalette::BrightText, c.onAccent},
        {QPalette::Highlight, c.accent},
        {QPalette::HighlightedText, c.onAccent},
        {QPalette::Link, c.link},
        {QPalette::LinkVisited, c.link},
        {QPalette::ToolTipBase, c.hover},
        {QPalette::ToolTipText, c.text},
        {QPalette::Light, c.base},
        {QPalette::Midlight, c.hover},
        {QPalette::Mid, c.border},
        {QPalette::Dark, c.control},
        {QPalette::Shadow, c.border},
    };
    QPalette palette;
    for (const auto &[role, colour] : roles) {
        palette.setColor(QPalette::All, role, colour);
    }
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText}) {
        palette.setColor(QPalette::Disabled, role, mixed(palette.color(QPalette::Active, role), c.window, 0.45));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.control);
    return palette;
}

} // namespace madang::ui
