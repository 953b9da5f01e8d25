// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/workspacepage.h"

#include "ui/connection/connectiondetails.h"
#include "ui/main/conversation.h"
#include "ui/main/mainpage.h"
#include "ui/main/roomcommands.h"
#include "ui/main/roomheader.h"
#include "ui/people/peoplepanel.h"
#include "ui/rooms/sidebar.h"

#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace madang::ui
{
namespace
{

using namespace Qt::StringLiterals;

PresenceMark markFor(Presence state)
{
    switch (state) {
    case Presence::Active:
        return PresenceMark::Active;
    case Presence::Away:
        return PresenceMark::Away;
    case Presence::Dnd:
        return PresenceMark::Busy;
    case Presence::Offline:
        return PresenceMark::Offline;
    }
    return PresenceMark::Unknown;
}

SidebarRow::Section sectionOf(client::RoomSection section)
{
    switch (section) {
    case client::RoomSection::Unread:
        return SidebarRow::Section::Unread;
    case client::RoomSection::Rooms:
        return SidebarRow::Section::Rooms;
    case client::RoomSection::People:
        return SidebarRow::Section::People;
    }
    return SidebarRow::Section::Rooms;
}

SidebarRow::Kind kindOf(const client::RoomRow &row)
{
    switch (row.kind) {
    case RoomKind::Public:
        return SidebarRow::Kind::Public;
    case RoomKind::Private:
        return SidebarRow::Kind::Private;
    case RoomKind::Direct:
        return row.person ? SidebarRow::Kind::Person : SidebarRow::Kind::Group;
    }
    return SidebarRow::Kind::Public;
}

PersonRow::Rank rankOf(madang::Role role)
{
    switch (role) {
    case madang::Role::Member:
        return PersonRow::Rank::Member;
    case madang::Role::Admin:
        return PersonRow::Rank::Admin;
    case madang::Role::Owner:
        return PersonRow::Rank::Owner;
    }
    return PersonRow::Rank::Member;
}

} // namespace

WorkspacePage::WorkspacePage(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_workspace(parts.workspace)
    , m_clock(parts.clock)
    , m_sidebar(new Sidebar(parts.icons, this))
    , m_conversation(new Conversation({parts.workspace, parts.icons, parts.clock, parts.server}, this))
    , m_people(new PeoplePanel(parts.icons, this))
    , m_columns(new MainPage(parts.icons.theme(),
                             {.rooms = m_sidebar, .conversation = m_conversation, .panel = m_people}, this))
    , m_commands(new RoomCommands(parts.workspace, parts.icons, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_columns);
    m_sidebar->setServerName(parts.server);
    wireSidebar();
    wireConversation();
    wireWorkspace();
    addKeys();
    refreshRooms();
    refreshMe();
    openFirstRoom();
}

void WorkspacePage::wireSidebar()
{
    connect(m_sidebar, &Sidebar::chosen, this, &WorkspacePage::go);
    connect(m_sidebar, &Sidebar::rowMenuRequested, this, &WorkspacePage::showRowMenu);
    connect(m_sidebar, &Sidebar::serverMenuRequested, this, &WorkspacePage::serverMenuRequested);
    connect(m_sidebar, &Sidebar::settingsRequested, this, &WorkspacePage::settingsRequested);
    connect(m_sidebar, &Sidebar::createRoomRequested, m_commands, &RoomCommands::createRoom);
    connect(m_sidebar, &Sidebar::browseRequested, m_commands, &RoomCommands::browse);
    connect(m_sidebar, &Sidebar::directRequested, m_commands, &RoomCommands::direct);
    connect(m_sidebar, &Sidebar::escaped, m_conversation, &Conversation::focusComposer);
    connect(m_sidebar, &Sidebar::presenceChosen, this, [this](PresenceMark mark) {
        using Choice = client::Activity::Choice;
        auto choice = Choice::Automatic;
        if (mark == PresenceMark::Away)
            choice = Choice::Away;
        else if (mark == PresenceMark::Busy)
            choice = Choice::DoNotDisturb;
        m_workspace.activity().choose(choice);
    });
    connect(m_commands, &RoomCommands::entered, this, &WorkspacePage::openRoom);
}

void WorkspacePage::wireConversation()
{
    auto &header = m_conversation->header();
    connect(&header, &RoomHeader::panelToggled, this, [this] { m_columns->setPanelOpen(!m_columns->isPanelOpen()); });
    connect(&header, &RoomHeader::backClicked, m_columns, &MainPage::showRooms);
    connect(&header, &RoomHeader::addPeople, this, [this] { m_commands->addPeople(room()); });
    connect(&header, &RoomHeader::renameRoom, this, [this] { m_commands->renameRoom(room()); });
    connect(&header, &RoomHeader::leaveRoom, this, [this] { m_commands->leaveRoom(room()); });
    connect(m_columns, &MainPage::panelOpenChanged, &header, &RoomHeader::setPanelOpen);
    connect(m_columns, &MainPage::narrowChanged, &header, &RoomHeader::setBackVisible);
    connect(m_conversation, &Conversation::invitePeople, this, &WorkspacePage::invitePeople);
    connect(m_conversation, &Conversation::signInWanted, this, &WorkspacePage::signInWanted);
    connect(m_conversation, &Conversation::connectingCancelled, this, &WorkspacePage::connectingCancelled);
    connect(m_conversation, &Conversation::detailsWanted, this, &WorkspacePage::showDetails);
    connect(m_conversation, &Conversation::linkOpened, this, &WorkspacePage::linkOpened);
    connect(m_people, &PeoplePanel::closeRequested, this, [this] { m_columns->setPanelOpen(false); });
    connect(m_people, &PeoplePanel::addRequested, this, [this] { m_commands->addPeople(room()); });
    connect(m_people, &PeoplePanel::personChosen, this, [this](const QString &id) { m_commands->writeTo(UserId{id}); });
}

void WorkspacePage::wireWorkspace()
{
    connect(&m_workspace.sidebar(), &client::Sidebar::changed, this, &WorkspacePage::refreshRooms);
    auto &replica = m_workspace.replica();
    connect(&replica, &client::Replica::peopleChanged, this, [this] {
        refreshMe();
        refreshPeople();
    });
    connect(&replica, &client::Replica::roomChanged, this, [this](const RoomId &changed) {
        if (changed == room())
            refreshPeople();
    });
    connect(&replica, &client::Replica::messagePosted, this, [this](const Message &message) {
        const auto *state = m_workspace.replica().room(message.room);
        const bool direct = state != nullptr && state->room.kind == RoomKind::Direct;
        if (message.by != m_workspace.me() && (direct || message.mentions.contains(m_workspace.me())))
            emit addressed();
    });
    const auto refreshPresence = [this] {
        refreshRooms();
        refreshMe();
        refreshPeople();
    };
    connect(&m_workspace.attendance(), &client::Attendance::presenceChanged, this, refreshPresence);
    connect(&m_workspace.attendance(), &client::Attendance::presenceReset, this, refreshPresence);
    connect(&m_workspace.activity(), &client::Activity::changed, this, &WorkspacePage::refreshMe);
}

void WorkspacePage::addKey(const QKeySequence &keys, std::function<void()> act)
{
    auto *action = new QAction(this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
}

void WorkspacePage::addKeys()
{
    using Step = Sidebar::Step;
    using Among = Sidebar::Among;
    const auto step = [this](Step where, Among among) {
        return [this, where, among] { go(m_sidebar->neighbour(where, among)); };
    };
    addKey(Qt::ALT | Qt::Key_Up, step(Step::Previous, Among::All));
    addKey(Qt::ALT | Qt::Key_Down, step(Step::Next, Among::All));
    addKey(Qt::ALT | Qt::SHIFT | Qt::Key_Up, step(Step::Previous, Among::Unread));
    addKey(Qt::ALT | Qt::SHIFT | Qt::Key_Down, step(Step::Next, Among::Unread));
    addKey(Qt::CTRL | Qt::Key_K, [this] {
        m_columns->showRooms();
        m_sidebar->focusFilter();
    });
    addKey(Qt::CTRL | Qt::Key_L, [this] { m_conversation->focusComposer(); });
    addKey(Qt::CTRL | Qt::Key_Period, [this] { m_columns->setPanelOpen(!m_columns->isPanelOpen()); });
    addKey(Qt::CTRL | Qt::Key_R, [this] { m_workspace.session().tryNow(); });
    addKey(Qt::Key_F6, [this] { moveFocus(1); });
    addKey(Qt::SHIFT | Qt::Key_F6, [this] { moveFocus(-1); });
}

void WorkspacePage::moveFocus(int step)
{
    QList<QWidget *> regions{m_sidebar};
    regions += m_conversation->regions();
    if (m_people->isVisible())
        regions.append(m_people);
    const auto at = std::find_if(regions.begin(), regions.end(), [](const QWidget *region) {
        return region->hasFocus() || region->isAncestorOf(QApplication::focusWidget());
    });
    const qsizetype index = at == regions.end() ? 0 : std::distance(regions.begin(), at);
    QWidget *next = regions.at((index + step + regions.size()) % regions.size());
    if (next == m_sidebar)
        m_sidebar->focusList();
    else
        next->setFocus(Qt::TabFocusReason);
}

void WorkspacePage::go(const QString &id)
{
    if (id.isEmpty())
        return;
    openRoom(RoomId{id});
    m_columns->showConversation();
    m_conversation->focusComposer();
}

void WorkspacePage::openRoom(const RoomId &room)
{
    if (m_workspace.replica().room(room) == nullptr) {
        m_wanted = room;
        return;
    }
    m_wanted.reset();
    m_conversation->open(room);
    m_sidebar->setCurrent(room.value);
    refreshPeople();
    refreshTitle();
}

RoomId WorkspacePage::room() const
{
    return m_conversation->room();
}

void WorkspacePage::openFirstRoom()
{
    const auto &rows = m_workspace.sidebar().rows();
    if (m_workspace.replica().room(room()) != nullptr)
        return;
    if (rows.isEmpty()) {
        m_conversation->open({});
        return;
    }
    // Everybody begins in the first public room, rather than in whatever is unread at the top.
    const auto first =
        std::find_if(rows.begin(), rows.end(), [](const client::RoomRow &row) { return row.kind == RoomKind::Public; });
    openRoom(first == rows.end() ? rows.first().id : first->id);
}

void WorkspacePage::refreshRooms()
{
    QList<SidebarRow> rows;
    for (const client::RoomRow &row : m_workspace.sidebar().rows()) {
        rows.append({.id = row.id.value,
                     .name = row.name,
                     .kind = kindOf(row),
                     .section = sectionOf(row.section),
                     .unread = row.unread,
                     .addressed = row.addressed,
                     .draft = row.draft && row.id != room() ? SidebarRow::Draft::Yes : SidebarRow::Draft::No,
                     .presence = row.person ? markOf(*row.person) : PresenceMark::Unknown});
    }
    m_sidebar->setRows(rows);
    if (m_wanted && m_workspace.replica().room(*m_wanted) != nullptr)
        openRoom(*m_wanted);
    openFirstRoom();
    refreshTitle();
}

PresenceMark WorkspacePage::markOf(const UserId &user) const
{
    const auto presence = m_workspace.attendance().presence(user);
    return presence ? markFor(presence->state) : PresenceMark::Unknown;
}

QString WorkspacePage::noteOf(const UserId &user) const
{
    const auto presence = m_workspace.attendance().presence(user);
    if (!presence || presence->state != Presence::Away)
        return {};
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(m_clock.now() - presence->since).count();
    return minutes > 0 ? tr("Away for %n min", nullptr, static_cast<int>(minutes)) : QString();
}

void WorkspacePage::refreshMe()
{
    const bool live = m_workspace.session().live();
    m_sidebar->setMe({.userId = m_workspace.me().value,
                      .name = m_workspace.replica().nameOf(m_workspace.me()),
                      .presence = live ? markFor(m_workspace.activity().state()) : PresenceMark::Unknown});
}

void WorkspacePage::refreshPeople()
{
    QList<PersonRow> people;
    const auto *state = m_workspace.replica().room(room());
    for (const UserId &member : state == nullptr ? QList<UserId>() : state->room.members) {
        const auto *user = m_workspace.replica().user(member);
        people.append({.userId = member.value,
                       .name = m_workspace.replica().nameOf(member),
                       .presence = markOf(member),
                       .rank = user == nullptr ? PersonRow::Rank::Member : rankOf(user->role),
                       .note = noteOf(member)});
    }
    m_people->setPeople(people);
    m_people->setAdding(m_conversation->mayKeep() ? PeoplePanel::Adding::Allowed : PeoplePanel::Adding::No);
}

void WorkspacePage::refreshTitle()
{
    emit titleChanged(m_conversation->address(), m_workspace.sidebar().total().unread);
}

void WorkspacePage::showRowMenu(const QString &id, const QPoint &at)
{
    const RoomId which{id};
    const auto *state = m_workspace.replica().room(which);
    if (state == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Mark as read"), this, [this, which] {
        if (const auto *now = m_workspace.replica().room(which))
            m_workspace.readMarks().read(which, now->room.lastN);
    });
    if (state->room.kind != RoomKind::Direct)
        menu->addAction(tr("Leave room…"), m_commands, [this, which] { m_commands->leaveRoom(which); });
    menu->popup(at);
}

void WorkspacePage::showDetails()
{
    auto *details = new ConnectionDetails(m_workspace.session().state(), this);
    details->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_workspace.session(), &client::Session::stateChanged, details, &ConnectionDetails::follow);
    details->open();
}

void WorkspacePage::save()
{
    m_conversation->saveDraft();
}

QByteArray WorkspacePage::sizes() const
{
    return m_columns->saveSizes();
}

void WorkspacePage::restoreSizes(const QByteArray &sizes)
{
    m_columns->restoreSizes(sizes);
}

} // namespace madang::ui
