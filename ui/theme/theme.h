// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/colours.h"

#include <QFont>
#include <QObject>
#include <QPalette>

namespace madang::ui
{

/// The letters of the interface, already at the chosen text size.
struct Fonts {
    QFont body;
    QFont name; ///< body, semibold: who wrote, unread rooms
    QFont secondary;
    QFont secondaryBold; ///< day labels, section titles, badges
    QFont header;        ///< the open room
    QFont title;         ///< the name of a whole page
    QFont mono;          ///< code
    QFont emoji;         ///< messages of nothing but emoji
};

/// What the interface looks like now: colours by role, fonts and the unit that all sizes are made of.
/// It decides between light and dark and tells when anything changed; it draws nothing itself.
class Theme : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    enum class Scheme { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    /// What the desktop prefers; counts while the scheme is System.
    void setDesktopScheme(Scheme scheme);
    [[nodiscard]] bool isDark() const;

    /// 80 to 200 percent.
    [[nodiscard]] int textScale() const { return m_textScale; }
    void setTextScale(int percent);

    [[nodiscard]] const Colours &colours() const;
    [[nodiscard]] QColor colour(Role role) const { return colours().*role; }
    /// A person's colour; `hue` as from `avatarHue`.
    [[nodiscard]] QColor sender(int hue) const;
    [[nodiscard]] QColor avatar(int hue) const;
    [[nodiscard]] const Fonts &fonts() const { return m_fonts; }

    /// 4 pixels at 100%: spacing is 1, 2, 3, 4 or 6 of them.
    [[nodiscard]] int unit() const { return px(4); }
    /// So many pixels of the design (drawn at 100%) on this screen at this text size.
    [[nodiscard]] int px(int designPixels) const;

    /// Carries out what sizes something by px() or fonts(), now and whenever they change, as long as `sized` lives.
    template <typename Size>
    void follow(const QObject *sized, Size size) const
    {
        size();
        connect(this, &Theme::changed, sized, size);
    }

    /// All roles of all three groups.
    [[nodiscard]] QPalette palette() const;

signals:
    void changed();

private:
    void remakeFonts();

    Scheme m_scheme = Scheme::System;
    Scheme m_desktop = Scheme::Light;
    int m_textScale = 100;
    Fonts m_fonts;
};

} // namespace madang::ui
