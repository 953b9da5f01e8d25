// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/account/credentials.h"
#include "client/account/knownservers.h"
#include "client/entrance/entrance.h"
#include "client/host/bundledserver.h"
#include "client/host/ownerlink.h"
#include "protocol/link.h"
#include "ui/main/window.h"
#include "ui/theme/icons.h"
#include "ui/welcome/namepage.h"
#include "ui/welcome/welcomepage.h"

#include <QObject>
#include <QPointer>

namespace madang::app
{

/// The way in: the welcome page, the name, and the server that is started on the way.
///
///     Welcome -link-> Name -entered->    Welcome -recent->
///     Welcome -start-> (server runs) -there is no owner-> Name -hosted->
///                                    -its owner has no account here any more-> entered->
class Entry : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Entry)

public:
    struct Parts {
        client::KnownServers &servers;
        client::Credentials &credentials;
        client::BundledServer &bundled;
        QString bundledFolder; ///< its data
        const client::Clock &clock;
        client::Alarms &alarms;
        const ui::Icons &icons;
        ui::Window &window;
        client::ProxyTo proxyTo;
    };

    explicit Entry(const Parts &parts, QObject *parent = nullptr);

    void showWelcome();
    /// What was pasted, or came with the start of the program.
    void follow(const QString &text);
    /// The server on this computer, made where there is none.
    void startServer();

signals:
    /// Somebody is signed in here. New: just now, in a server that was just made.
    void entered(const madang::client::KnownServer &server);
    void hosted(const madang::client::KnownServer &server);
    /// Who comes in may have to go through one.
    void proxyWanted();

private:
    enum class Hosting {
        No,
        Starting,  ///< this person has just started a server here and goes in as its owner
        Returning, ///< it has an owner, who comes back
    };

    void onHost(const client::HostState &state);
    void onOwnerLink(const std::optional<Link> &link);
    void failHosting(const QString &sentence);
    void askName(const Link &link, ui::NameEntry::Way way);
    void submit(const ui::NameEntry &entry);
    void onEntered(client::KnownServer server);
    void onFailed(const client::EntranceFailure &failure);
    void chooseRecent(const QString &id);
    [[nodiscard]] const client::KnownServer *knownAt(const Link &link) const;
    [[nodiscard]] const client::KnownServer *knownBundled() const;

    client::KnownServers &m_servers;
    const client::Credentials &m_credentials;
    client::BundledServer &m_bundled;
    const ui::Icons &m_icons;
    ui::Window &m_window;
    client::Entrance m_entrance;
    client::OwnerLink m_ownerLink;
    QString m_bundledFolder;
    QPointer<ui::WelcomePage> m_welcome;
    QPointer<ui::NamePage> m_name;
    Link m_link;
    Hosting m_hosting = Hosting::No;
};

} // namespace madang::app
