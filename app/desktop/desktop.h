// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/departure.h"
#include "app/desktop/entry.h"
#include "app/desktop/hostcard.h"
#include "app/desktop/openserver.h"
#include "app/desktop/options.h"
#include "app/desktop/preferences.h"
#include "app/desktop/proxyquestion.h"
#include "app/desktop/singleinstance.h"
#include "app/desktop/stopquestion.h"
#include "app/desktop/zoom.h"
#include "client/account/profile.h"
#include "client/account/proxysettings.h"
#include "ui/theme/desktopscheme.h"

#include <QObject>

#include <memory>
#include <optional>

namespace madang::app
{

/// The desktop program: makes everything there is one of, and leads from the way in to an open server and back.
class Desktop : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Desktop)

public:
    enum class Start { Running, HandedOver };

    Desktop(Options options, client::Profile profile, QObject *parent = nullptr);
    ~Desktop() override;

    /// HandedOver: another program runs with this profile and has got the link; this one may end.
    [[nodiscard]] Start start();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open(const client::KnownServer &server);
    void closeServer();
    void goToWelcome();
    void signInAgain();
    void showPage();
    void onLink(const QString &link);
    [[nodiscard]] std::optional<int> othersHere() const;
    void onClosing();
    void onActivated();
    void onHost(const client::HostState &state);
    void showServerMenu(const QPoint &at);
    void showSettingsMenu(const QPoint &at);
    void leaveServer(Departure::Told told);
    void forget(const client::KnownServer &server);
    [[nodiscard]] client::ProxyTo proxyTo() const;
    void invitePeople();

    Options m_options;
    client::Profile m_profile;
    Preferences m_preferences;
    client::SystemClock m_clock;
    client::SystemAlarms m_alarms;
    ui::Theme m_theme;
    ui::DesktopScheme m_scheme;
    ui::Icons m_icons;
    ui::Language m_language;
    client::KnownServers m_servers;
    client::Credentials m_credentials;
    client::ProxySettings m_proxy;
    client::BundledServer m_bundled;
    SingleInstance m_instance;
    ui::Window m_window;
    Entry m_entry;
    Zoom m_zoom;
    ProxyQuestion m_proxyQuestion;
    HostCard m_hostCard;
    Departure m_departure;
    StopQuestion m_stopQuestion;
    std::unique_ptr<OpenServer> m_open;
    // By the steady clock.
    client::milliseconds m_lastInput{};
    std::optional<client::milliseconds> m_leftAt{}; ///< since when no window of ours is active
};

} // namespace madang::app
