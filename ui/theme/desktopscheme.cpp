// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/theme/desktopscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto settings = "org.freedesktop.portal.Settings"_L1;
constexpr auto appearance = "org.freedesktop.appearance"_L1;
constexpr auto colourScheme = "color-scheme"_L1;

// Portals of the first version wrap the answer of Read in a second variant.
uint unwrapped(const QVariant &value)
{
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>()) {
        inner = inner.value<QDBusVariant>().variant();
    }
    return inner.toUInt();
}
} // namespace

DesktopScheme::DesktopScheme(Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_startUp(fromPalette(QGuiApplication::palette()))
{
    m_theme.setDesktopScheme(m_startUp);
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    // The one string-based connection that QtDBus has no other form for.
    bus.connect(service, path, settings, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    ask();
}

Theme::Scheme DesktopScheme::fromPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? Theme::Scheme::Dark
               : Theme::Scheme::Light;
}

Theme::Scheme DesktopScheme::fromPortal(uint value, Theme::Scheme otherwise)
{
    switch (value) {
    case 1:
        return Theme::Scheme::Dark;
    case 2:
        return Theme::Scheme::Light;
    default:
        return otherwise;
    }
}

void DesktopScheme::ask()
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, settings, u"Read"_s);
    call << QString(appearance) << QString(colourScheme);
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) {
            apply(unwrapped(QVariant::fromValue(reply.value())));
        }
        watcher->deleteLater();
    });
}

void DesktopScheme::onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space == appearance && key == colourScheme) {
        apply(unwrapped(value.variant()));
    }
}

void DesktopScheme::apply(uint value)
{
    m_theme.setDesktopScheme(fromPortal(value, m_startUp));
}

} // namespace madang::ui
