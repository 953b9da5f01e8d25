// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/entry.h"

#include "ui/main/refusals.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace madang::app
{
namespace
{

using namespace Qt::StringLiterals;

QString userOfThisComputer()
{
    return QFileInfo(QDir::homePath()).owner();
}

QString idOf(const client::KnownServer &server)
{
    return server.server.value + u'/' + server.user.value;
}

QList<ui::RecentServer> recent(const client::KnownServers &servers)
{
    QList<ui::RecentServer> rows;
    for (const auto &known : servers.all()) {
        rows.append({.id = idOf(known),
                     .name = known.serverName,
                     .address = addressOf(known.endpoint),
                     .lastUsed = QDateTime::fromMSecsSinceEpoch(known.lastUsed.count()).date()});
    }
    return rows;
}

} // namespace

Entry::Entry(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_servers(parts.servers)
    , m_credentials(parts.credentials)
    , m_bundled(parts.bundled)
    , m_icons(parts.icons)
    , m_window(parts.window)
    , m_entrance({parts.credentials, parts.servers, parts.clock, parts.alarms, parts.proxyTo})
    , m_ownerLink(parts.alarms)
    , m_bundledFolder(parts.bundledFolder)
{
    connect(&m_entrance, &client::Entrance::entered, this, &Entry::onEntered);
    connect(&m_entrance, &client::Entrance::failed, this, &Entry::onFailed);
    connect(&m_bundled, &client::BundledServer::stateChanged, this, &Entry::onHost);
}

void Entry::showWelcome()
{
    m_entrance.cancel();
    m_ownerLink.cancel();
    m_hosting = Hosting::No;
    m_welcome = new ui::WelcomePage(m_icons);
    m_welcome->setRecent(recent(m_servers), QDate::currentDate());
    connect(m_welcome, &ui::WelcomePage::joinRequested, this, &Entry::follow);
    connect(m_welcome, &ui::WelcomePage::startRequested, this, &Entry::startServer);
    connect(m_welcome, &ui::WelcomePage::recentChosen, this, &Entry::chooseRecent);
    connect(m_welcome, &ui::WelcomePage::proxyRequested, this, &Entry::proxyWanted);
    m_window.setTitle({}, 0);
    m_window.showPage(m_welcome);
}

void Entry::follow(const QString &text)
{
    const auto link = parseLink(text);
    if (!link) {
        if (m_welcome.isNull())
            showWelcome();
        m_welcome->setLink(text);
        m_welcome->setJoinError(ui::Refusals::sentence(link.error()));
        return;
    }
    const auto *known = knownAt(*link);
    // Who is signed in there already needs no second account. Who was signed out may have got a new link to come back
    // by.
    if (known != nullptr && (link->invite.isEmpty() || !m_credentials.token(known->server, known->user).isEmpty())) {
        emit entered(*known);
        return;
    }
    m_ownerLink.cancel();
    m_hosting = Hosting::No;
    askName(*link, link->invite.isEmpty() ? ui::NameEntry::Way::SignIn : ui::NameEntry::Way::NewPerson);
}

void Entry::startServer()
{
    m_hosting = Hosting::Starting;
    m_welcome->setStartError({});
    m_welcome->setBusy(ui::WelcomePage::Busy::Starting);
    m_bundled.start();
    onHost(m_bundled.state());
}

void Entry::onHost(const client::HostState &state)
{
    if (m_hosting != Hosting::Starting || m_welcome.isNull() || !m_name.isNull() || m_ownerLink.isBusy())
        return;
    if (state.phase == client::HostPhase::Failed) {
        failHosting(ui::Refusals::sentence(state.problem.value_or(client::HostProblem::KeepsEnding)));
        return;
    }
    if (state.phase != client::HostPhase::Running)
        return;
    const auto *known = knownBundled();
    if (known != nullptr && !m_credentials.token(known->server, known->user).isEmpty()) {
        m_hosting = Hosting::No;
        emit entered(*known);
        return;
    }
    m_ownerLink.ask(m_bundledFolder, [this](const std::optional<Link> &link) { onOwnerLink(link); });
}

/// Who owns the folder on this computer owns the server in it, and needs no password to come back.
void Entry::onOwnerLink(const std::optional<Link> &link)
{
    const Link here = client::linkTo(m_bundled.endpoint());
    if (link) {
        m_hosting = Hosting::Returning;
        m_link = here;
        m_link.invite = link->invite;
        m_entrance.join(m_link, {.name = tr("Owner")}); // the server knows the name
        return;
    }
    if (const auto invitation = m_bundled.ownerInvitation()) {
        askName(*invitation, ui::NameEntry::Way::NewPerson);
        return;
    }
    // It has several owners: who comes must say who it is.
    askName(here, ui::NameEntry::Way::SignIn);
}

void Entry::failHosting(const QString &sentence)
{
    m_hosting = Hosting::No;
    if (m_welcome.isNull())
        return;
    m_welcome->setBusy(ui::WelcomePage::Busy::No);
    m_welcome->setStartError(sentence);
}

void Entry::askName(const Link &link, ui::NameEntry::Way way)
{
    m_link = link;
    m_name = new ui::NamePage(m_icons);
    const QString address = client::addressOf(client::endpointOf(link));
    m_name->ask(m_hosting == Hosting::Starting ? tr("this computer") : QString(), address, userOfThisComputer());
    m_name->setWay(way);
    connect(m_name, &ui::NamePage::submitted, this, &Entry::submit);
    connect(m_name, &ui::NamePage::backRequested, this, &Entry::showWelcome);
    m_window.setTitle({}, 0);
    m_window.showPage(m_name);
}

void Entry::submit(const ui::NameEntry &entry)
{
    m_name->setError({});
    m_name->setBusy(ui::NamePage::Busy::Yes);
    const client::Visitor visitor{.name = entry.name, .password = entry.password};
    if (entry.way == ui::NameEntry::Way::SignIn)
        m_entrance.signIn(m_link, visitor);
    else
        m_entrance.join(m_link, visitor);
}

void Entry::onEntered(client::KnownServer server)
{
    const auto hosting = std::exchange(m_hosting, Hosting::No);
    if (hosting == Hosting::No) {
        emit entered(server);
        return;
    }
    server.bundled = true;
    [[maybe_unused]] const bool kept = m_servers.remember(server);
    if (hosting == Hosting::Starting)
        emit hosted(server);
    else
        emit entered(server);
}

void Entry::onFailed(const client::EntranceFailure &failure)
{
    if (m_hosting == Hosting::Returning && failure.problem != client::EntranceProblem::NotKept)
        failHosting(ui::Refusals::sentence(failure.problem));
    if (m_name.isNull())
        return;
    m_name->setBusy(ui::NamePage::Busy::No);
    m_name->setError(ui::Refusals::sentence(failure.problem));
}

void Entry::chooseRecent(const QString &id)
{
    for (const auto &known : m_servers.all()) {
        if (idOf(known) == id) {
            emit entered(known);
            return;
        }
    }
}

const client::KnownServer *Entry::knownAt(const Link &link) const
{
    const client::Endpoint endpoint = client::endpointOf(link);
    const auto &all = m_servers.all();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto &known) { return known.endpoint == endpoint; });
    return found == all.end() ? nullptr : &*found;
}

const client::KnownServer *Entry::knownBundled() const
{
    const auto &all = m_servers.all();
    const auto found = std::find_if(all.begin(), all.end(), [](const auto &known) { return known.bundled; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace madang::app
