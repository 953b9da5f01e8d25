// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/desktop.h"

#include "app/desktop/settingsmenu.h"
#include "ui/main/roomcommands.h"
#include "ui/theme/style.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QMessageBox>

#include <utility>

namespace madang::app
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto inputEvery = 1s;    ///< more often than this nobody needs to know that a key was pressed
constexpr auto longInactive = 60s; ///< coming back after this, the connection is looked at

} // namespace

Desktop::Desktop(Options options, client::Profile profile, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_profile(std::move(profile))
    , m_preferences(m_profile.folder() + u"/preferences.ini"_s)
    , m_scheme(m_theme)
    , m_icons(m_theme)
    , m_servers(m_profile.knownServersFile())
    , m_credentials(m_profile.credentialsFile())
    , m_proxy(m_profile.proxyFile())
    , m_bundled({m_clock, m_alarms, client::systemDice()}, m_profile.bundledServerFolder())
    , m_instance(m_profile.folder())
    , m_entry({m_servers, m_credentials, m_bundled, m_profile.bundledServerFolder(), m_clock, m_alarms, m_icons,
               m_window, proxyTo()})
    , m_zoom(m_theme, m_preferences, m_window)
    , m_proxyQuestion(m_proxy, m_icons, m_window)
    , m_hostCard(m_bundled, m_preferences, m_icons)
    , m_departure(m_icons)
    , m_stopQuestion({m_bundled, m_preferences, m_icons, m_window, [this] { return othersHere(); }})
{
    m_language.choose(m_preferences.language());
    m_theme.setScheme(m_preferences.scheme());
    m_theme.setTextScale(m_preferences.textScale());
    ui::wear(*qApp, m_theme);
    QApplication::setWindowIcon(m_icons.icon(ui::Icon::Madang, &ui::Colours::accent));
    m_window.restoreGeometry(m_preferences.geometry());

    connect(&m_instance, &SingleInstance::linkArrived, this, &Desktop::onLink);
    connect(&m_entry, &Entry::entered, this, &Desktop::open);
    connect(&m_entry, &Entry::hosted, this, [this](const client::KnownServer &server) {
        open(server);
        connect(m_open.get(), &OpenServer::ready, this, [this] { m_hostCard.open(m_open->workspace(), &m_window); });
    });
    connect(&m_entry, &Entry::proxyWanted, &m_proxyQuestion, &ProxyQuestion::ask);
    connect(&m_proxyQuestion, &ProxyQuestion::answered, this, [this] {
        if (m_open)
            m_open->reroute();
    });
    connect(&m_departure, &Departure::left, this, &Desktop::leaveServer);
    connect(&m_bundled, &client::BundledServer::stateChanged, this, &Desktop::onHost);
    m_window.setCloseGuard([this] { return m_stopQuestion.mayClose(); });
    connect(&m_window, &ui::Window::closing, this, &Desktop::onClosing);
    connect(&m_window, &ui::Window::activated, this, &Desktop::onActivated);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state != Qt::ApplicationActive)
            m_leftAt = m_leftAt.value_or(m_clock.steady());
    });
}

Desktop::~Desktop()
{
    m_open.reset();
}

Desktop::Start Desktop::start()
{
    if (m_instance.begin(m_options.link) == SingleInstance::Role::HandedOver)
        return Start::HandedOver;
    qApp->installEventFilter(this);
    if (!m_options.link.isEmpty())
        m_entry.follow(m_options.link);
    else if (!m_servers.all().isEmpty())
        open(m_servers.all().first());
    else
        m_entry.showWelcome();
    m_window.show();
    return Start::Running;
}

void Desktop::open(const client::KnownServer &server)
{
    closeServer();
    client::KnownServer known = server;
    known.lastUsed = m_clock.now();
    if (known.bundled) {
        if (m_bundled.state().phase == client::HostPhase::Running)
            known.endpoint = m_bundled.endpoint();
        else
            m_bundled.start();
    }
    [[maybe_unused]] const bool kept = m_servers.remember(known);
    m_open = std::make_unique<OpenServer>(
        OpenServer::Parts{m_profile.folder(), m_credentials, m_clock, m_alarms, m_icons, proxyTo()}, known);
    connect(m_open.get(), &OpenServer::ready, this, &Desktop::showPage);
}

/// As it is set when a connection begins.
client::ProxyTo Desktop::proxyTo() const
{
    return [this](const client::Endpoint &endpoint) { return m_proxy.proxyTo(endpoint); };
}

void Desktop::showPage()
{
    auto *page = m_open->page();
    page->restoreSizes(m_preferences.columns());
    connect(page, &ui::WorkspacePage::titleChanged, &m_window, &ui::Window::setTitle);
    connect(page, &ui::WorkspacePage::addressed, this, [this] {
        if (!m_window.isActiveWindow())
            QApplication::alert(&m_window);
    });
    connect(page, &ui::WorkspacePage::serverMenuRequested, this, &Desktop::showServerMenu);
    connect(page, &ui::WorkspacePage::settingsRequested, this, &Desktop::showSettingsMenu);
    connect(page, &ui::WorkspacePage::invitePeople, this, &Desktop::invitePeople);
    connect(page, &ui::WorkspacePage::proxyWanted, &m_proxyQuestion, &ProxyQuestion::ask);
    // Queued: these close the page that they come from.
    connect(
        page, &ui::WorkspacePage::linkOpened, this,
        [this](const QUrl &url) { onLink(url.toString(QUrl::FullyEncoded)); }, Qt::QueuedConnection);
    connect(page, &ui::WorkspacePage::connectingCancelled, this, &Desktop::goToWelcome, Qt::QueuedConnection);
    connect(page, &ui::WorkspacePage::signInWanted, this, &Desktop::signInAgain, Qt::QueuedConnection);
    m_window.showPage(page);
}

void Desktop::closeServer()
{
    m_hostCard.close();
    if (!m_open)
        return;
    if (m_open->page() != nullptr) {
        m_open->page()->save();
        m_preferences.setColumns(m_open->page()->sizes());
    }
    m_open.reset();
}

void Desktop::signInAgain()
{
    const auto known = m_open->known();
    closeServer();
    forget(known);
    m_entry.showWelcome();
    if (known.bundled)
        m_entry.startServer();
    else
        m_entry.follow(addressOf(known.endpoint));
}

void Desktop::goToWelcome()
{
    closeServer();
    m_entry.showWelcome();
}

void Desktop::onLink(const QString &link)
{
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    if (link.isEmpty())
        return;
    closeServer();
    m_entry.follow(link);
}

void Desktop::onHost(const client::HostState &state)
{
    if (m_open && m_open->known().bundled && state.phase == client::HostPhase::Running)
        m_open->moveTo(m_bundled.endpoint());
}

/// Unknown while another server is open.
std::optional<int> Desktop::othersHere() const
{
    return m_open && m_open->known().bundled ? std::optional(m_open->othersHere()) : std::nullopt;
}

void Desktop::onClosing()
{
    m_preferences.setGeometry(m_window.saveGeometry());
    closeServer();
    if (m_stopQuestion.stopsServer())
        m_bundled.stop();
}

void Desktop::onActivated()
{
    // Not since the last input: a pointer that passes over our window on its way to it is input already.
    const auto leftAt = std::exchange(m_leftAt, std::nullopt);
    if (m_open && leftAt && m_clock.steady() - *leftAt > longInactive)
        m_open->workspace().session().nudge();
}

bool Desktop::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    const bool input = type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::MouseMove ||
                       type == QEvent::Wheel;
    if (input && m_open && m_clock.steady() - m_lastInput > inputEvery) {
        m_lastInput = m_clock.steady();
        m_open->workspace().activity().noteInput();
    }
    return QObject::eventFilter(watched, event);
}

void Desktop::invitePeople()
{
    if (m_open->known().bundled)
        m_hostCard.open(m_open->workspace(), &m_window);
    else
        m_open->page()->commands().invite();
}

void Desktop::showServerMenu(const QPoint &at)
{
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_open->known().bundled)
        menu->addAction(m_icons.icon(ui::Icon::Server), tr("Server on this computer…"), this, &Desktop::invitePeople);
    else
        menu->addAction(m_icons.icon(ui::Icon::Link), tr("Invite people…"), this, &Desktop::invitePeople);
    menu->addAction(m_icons.icon(ui::Icon::Wifi), tr("Connection"), m_open->page(), &ui::WorkspacePage::showConnection);
    menu->addAction(m_icons.icon(ui::Icon::Gear), tr("Proxy…"), &m_proxyQuestion, &ProxyQuestion::ask);
    menu->addSeparator();
    menu->addAction(m_icons.icon(ui::Icon::House), tr("Other servers"), this, &Desktop::goToWelcome);
    menu->addAction(m_icons.icon(ui::Icon::Leave), tr("Leave this server…"), this,
                    [this] { m_departure.begin(*m_open); });
    menu->popup(at);
}

/// Nothing of this account stays here.
void Desktop::leaveServer(Departure::Told told)
{
    const auto known = m_open->known();
    closeServer();
    forget(known);
    if (!client::deleteStore(m_profile.folder(), known.server, known.user))
        qWarning("the store of an account that was left could not be deleted");
    m_entry.showWelcome();
    if (told != Departure::Told::No)
        return;
    auto *box = new QMessageBox(QMessageBox::Information, tr("Signed out"), {}, QMessageBox::Close, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("The server did not answer: this device is forgotten here; sign it out under Devices later."));
    box->open();
}

void Desktop::forget(const client::KnownServer &server)
{
    [[maybe_unused]] const bool signedOut = m_credentials.forget(server.server, server.user);
    [[maybe_unused]] const bool unlisted = m_servers.forget(server.server, server.user);
}

void Desktop::showSettingsMenu(const QPoint &at)
{
    SettingsMenu::open({m_preferences, m_theme, m_language, m_open->page()->commands()}, &m_window, at);
}

} // namespace madang::app
