// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/workspacepage.h"

#include "ui/connection/connectionpanel.h"
#include "ui/connection/strip.h"
#include "ui/main/conversation.h"
#include "ui/main/mainpage.h"
#include "ui/main/pagekeys.h"
#include "ui/main/personcommands.h"
#include "ui/main/roomcommands.h"
#include "ui/main/roomheader.h"
#include "ui/people/peoplepanel.h"
#include "ui/rooms/sidebar.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace madang::ui
{

WorkspacePage::WorkspacePage(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_workspace(parts.workspace)
    , m_steering({parts.workspace.session(), parts.ways, parts.alarms})
    , m_log({parts.workspace.session(), parts.ways, parts.clock, parts.alarms})
    , m_rows(parts.workspace, parts.clock)
    , m_sidebar(new Sidebar(parts.icons, this))
    , m_conversation(new Conversation({parts.workspace, m_steering, parts.icons, parts.clock, parts.server}, this))
    , m_people(new PeoplePanel(parts.icons, this))
    , m_connection(new ConnectionPanel({m_log, m_steering, parts.alarms, parts.icons}, this))
    , m_side(new SidePanel({m_people, m_connection}, this))
    , m_columns(new MainPage(parts.icons.theme(), {.rooms = m_sidebar, .conversation = m_conversation, .panel = m_side},
                             this))
    , m_commands(new RoomCommands(parts.workspace, parts.icons, this))
    , m_persons(new PersonCommands(parts.workspace, parts.icons, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_columns);
    m_side->setColumns(*m_columns);
    m_sidebar->setServerName(parts.server);
    wireSidebar();
    wireConversation();
    wireWorkspace();
    wirePanel();
    auto *keys =
        new PageKeys({*m_sidebar, *m_conversation, *m_side, *m_columns, m_workspace.session(), m_steering}, this);
    connect(keys, &PageKeys::roomWanted, this, &WorkspacePage::go);
    connect(keys, &PageKeys::readWanted, this, [this] { markRead(room()); });
    setFocusProxy(m_conversation);
    refreshRooms();
    refreshMe();
    openFirstRoom();
}

WorkspacePage::~WorkspacePage()
{
    // They look at the log and at what steers, also when they are hidden at their end.
    delete m_columns;
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
    connect(&header, &RoomHeader::panelToggled, this, [this] { m_side->toggle(SidePanel::Shows::People); });
    connect(&header, &RoomHeader::backClicked, this, [this] {
        m_columns->showRooms();
        m_sidebar->focusList();
    });
    connect(&header, &RoomHeader::addPeople, this, [this] { m_commands->addPeople(room()); });
    connect(&header, &RoomHeader::renameRoom, this, [this] { m_commands->renameRoom(room()); });
    connect(&header, &RoomHeader::leaveRoom, this, [this] { m_commands->leaveRoom(room()); });
    connect(m_columns, &MainPage::narrowChanged, &header, &RoomHeader::setBackVisible);
    connect(m_conversation, &Conversation::invitePeople, this, &WorkspacePage::invitePeople);
    connect(m_conversation, &Conversation::signInWanted, this, &WorkspacePage::signInWanted);
    connect(m_conversation, &Conversation::connectingCancelled, this, &WorkspacePage::connectingCancelled);
    connect(m_conversation, &Conversation::detailsWanted, this, &WorkspacePage::showConnection);
    connect(m_conversation, &Conversation::browseWanted, m_commands, &RoomCommands::browse);
    connect(m_conversation, &Conversation::escaped, this, [this] {
        if (m_columns->isPanelOpen())
            m_columns->setPanelOpen(false);
        else
            m_conversation->showLatest();
    });
    connect(m_conversation, &Conversation::linkOpened, this, &WorkspacePage::linkOpened);
    connect(m_commands, &RoomCommands::refused, m_conversation, &Conversation::say);
}

void WorkspacePage::wirePanel()
{
    connect(m_side, &SidePanel::changed, this, &WorkspacePage::onPanel);
    connect(m_side, &SidePanel::focusLeft, m_conversation, &Conversation::focusComposer);
    connect(m_connection, &ConnectionPanel::tryNow, this, [this] { m_workspace.session().tryNow(); });
    connect(m_connection, &ConnectionPanel::proxyWanted, this, &WorkspacePage::proxyWanted);
    connect(m_people, &PeoplePanel::addRequested, this, [this] { m_commands->addPeople(room()); });
    connect(m_people, &PeoplePanel::personMenuRequested, this,
            [this](const QString &id, const QPoint &at) { m_persons->openMenu(UserId{id}, room(), at); });
    connect(m_persons, &PersonCommands::writeWanted, m_commands, &RoomCommands::writeTo);
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
    connect(&m_workspace.attendance(), &client::Attendance::presenceChanged, this, &WorkspacePage::schedulePresence);
    connect(&m_workspace.attendance(), &client::Attendance::presenceReset, this, &WorkspacePage::schedulePresence);
    connect(&m_workspace.activity(), &client::Activity::changed, this, &WorkspacePage::refreshMe);
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
    // Nothing is taken from whoever writes elsewhere meanwhile.
    if (qobject_cast<QLineEdit *>(QApplication::focusWidget()) == nullptr)
        m_conversation->focusComposer();
    refreshPeople();
    watchPeople();
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
        watchPeople();
        return;
    }
    // Everybody begins in the first public room, rather than in whatever is unread at the top.
    const auto first =
        std::find_if(rows.begin(), rows.end(), [](const client::RoomRow &row) { return row.kind == RoomKind::Public; });
    openRoom(first == rows.end() ? rows.first().id : first->id);
}

void WorkspacePage::refreshRooms()
{
    m_sidebar->setRows(m_rows.rooms(room()));
    if (m_wanted && m_workspace.replica().room(*m_wanted) != nullptr)
        openRoom(*m_wanted);
    openFirstRoom();
    refreshTitle();
}

void WorkspacePage::refreshMe()
{
    m_sidebar->setMe(m_rows.me());
}

void WorkspacePage::refreshPeople()
{
    m_people->setPeople(m_rows.members(room()));
    m_people->setAdding(m_conversation->mayKeep() ? PeoplePanel::Adding::Allowed : PeoplePanel::Adding::No);
}

/// Many come at once: they are shown together.
void WorkspacePage::schedulePresence()
{
    if (!std::exchange(m_presenceScheduled, true))
        QMetaObject::invokeMethod(this, &WorkspacePage::refreshPresence, Qt::QueuedConnection);
}

void WorkspacePage::refreshPresence()
{
    m_presenceScheduled = false;
    refreshRooms();
    refreshMe();
    refreshPeople();
}

/// Only of whom a mark is shown.
void WorkspacePage::watchPeople()
{
    m_workspace.watching().list(m_side->shows() == SidePanel::Shows::People ? room() : RoomId{});
}

void WorkspacePage::onPanel(SidePanel::Shows what)
{
    m_conversation->header().setPanelOpen(what == SidePanel::Shows::People);
    m_conversation->strip().setPanelOpen(what == SidePanel::Shows::Connection);
    watchPeople();
}

void WorkspacePage::showConnection()
{
    m_side->open(SidePanel::Shows::Connection);
    m_side->focusFirst();
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
    menu->addAction(tr("Mark as read"), this, [this, which] { markRead(which); });
    if (state->room.kind != RoomKind::Direct)
        menu->addAction(tr("Leave room…"), m_commands, [this, which] { m_commands->leaveRoom(which); });
    menu->popup(at);
}

void WorkspacePage::markRead(const RoomId &room)
{
    if (const auto *now = m_workspace.replica().room(room))
        m_workspace.readMarks().read(room, now->room.lastN);
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
