// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/preferences.h"

#include <algorithm>

namespace madang::app
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int usualScale = 100;
constexpr int leastScale = 80;
constexpr int mostScale = 200;

} // namespace

Preferences::Preferences(const QString &file)
    : m_settings(file, QSettings::IniFormat)
{
}

ui::Theme::Scheme Preferences::scheme() const
{
    const QString word = m_settings.value(u"look/scheme"_s).toString();
    if (word == u"light")
        return ui::Theme::Scheme::Light;
    return word == u"dark" ? ui::Theme::Scheme::Dark : ui::Theme::Scheme::System;
}

void Preferences::setScheme(ui::Theme::Scheme scheme)
{
    switch (scheme) {
    case ui::Theme::Scheme::System:
        m_settings.remove(u"look/scheme"_s);
        break;
    case ui::Theme::Scheme::Light:
        m_settings.setValue(u"look/scheme"_s, u"light"_s);
        break;
    case ui::Theme::Scheme::Dark:
        m_settings.setValue(u"look/scheme"_s, u"dark"_s);
        break;
    }
}

ui::Language::Choice Preferences::language() const
{
    const QString word = m_settings.value(u"look/language"_s).toString();
    if (word == u"en")
        return ui::Language::Choice::English;
    return word == u"ko" ? ui::Language::Choice::Korean : ui::Language::Choice::System;
}

void Preferences::setLanguage(ui::Language::Choice choice)
{
    switch (choice) {
    case ui::Language::Choice::System:
        m_settings.remove(u"look/language"_s);
        break;
    case ui::Language::Choice::English:
        m_settings.setValue(u"look/language"_s, u"en"_s);
        break;
    case ui::Language::Choice::Korean:
        m_settings.setValue(u"look/language"_s, u"ko"_s);
        break;
    }
}

int Preferences::textScale() const
{
    return std::clamp(m_settings.value(u"look/textScale"_s, usualScale).toInt(), leastScale, mostScale);
}

void Preferences::setTextScale(int percent)
{
    m_settings.setValue(u"look/textScale"_s, std::clamp(percent, leastScale, mostScale));
}

Preferences::OnClose Preferences::onClose() const
{
    return m_settings.value(u"server/keepRunning"_s).toBool() ? OnClose::KeepServerRunning : OnClose::StopServer;
}

void Preferences::setOnClose(OnClose choice)
{
    m_settings.setValue(u"server/keepRunning"_s, choice == OnClose::KeepServerRunning);
}

QByteArray Preferences::geometry() const
{
    return m_settings.value(u"window/geometry"_s).toByteArray();
}

void Preferences::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"window/geometry"_s, geometry);
}

QByteArray Preferences::columns() const
{
    return m_settings.value(u"window/columns"_s).toByteArray();
}

void Preferences::setColumns(const QByteArray &columns)
{
    m_settings.setValue(u"window/columns"_s, columns);
}

} // namespace madang::app
