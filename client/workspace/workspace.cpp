// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/workspace.h"

#include "protocol/rules.h"

#include <QPointer>

namespace madang::client
{
namespace
{

Access accessOf(const Workspace::Account &account, const Replica &replica, Watching &watching)
{
    return {.endpoint = account.endpoint,
            .server = account.server,
            .user = account.user,
            .session = SessionId{rules::newUuid()},
            .token = account.token,
            .cursor = [&replica] { return replica.cursor(); },
            .watch = [&watching] { return watching.begin(); }};
}

} // namespace

Workspace::Workspace(const Parts &parts, const Account &account, QObject *parent)
    : QObject(parent)
    , m_store(parts.store)
    , m_replica(parts.store, account.user)
    , m_session({parts.transport, parts.clock, parts.alarms, parts.dice}, accessOf(account, m_replica, m_watching))
    , m_line(m_session)
    , m_outbox({parts.store, m_line, parts.clock, parts.alarms})
    , m_drafts(parts.store, parts.alarms)
    , m_sidebar(m_replica, m_drafts)
    , m_attendance(parts.clock, parts.alarms, account.user)
    , m_watching({m_session, m_replica, m_sidebar, m_attendance, parts.alarms}, account.watch)
    , m_readMarks(m_replica, m_line)
    , m_pages(parts.store, m_line, m_replica)
    , m_actions(m_session)
    , m_signOut(m_session, m_actions, parts.alarms)
    , m_activity(m_session, parts.alarms)
    , m_writing(parts.alarms, [this](const RoomId &room, Writing::Is is) {
        m_session.tell(Typing{.room = room, .on = is == Writing::Is::Begun});
    })
{
    wireReplica();
    wireSession();
}

void Workspace::start()
{
    const QPointer<Workspace> self(this);
    m_store.open([this, self](const ClientState &state) {
        if (self.isNull())
            return;
        m_replica.restore(state);
        m_outbox.restore(state.outbox);
        m_drafts.restore(state.drafts);
        emit ready();
        m_session.start();
    });
}

void Workspace::stop()
{
    m_drafts.save();
    m_session.stop();
}

void Workspace::wireReplica()
{
    connect(&m_replica, &Replica::messagePosted, this, [this](const Message &message) {
        m_attendance.posted(message);
        m_outbox.confirm(message);
    });
    connect(&m_replica, &Replica::applied, &m_outbox, &Outbox::onApplied);
    connect(&m_replica, &Replica::stored, &m_outbox, &Outbox::onStored);
    connect(&m_replica, &Replica::wasReset, &m_outbox, &Outbox::onReset);
    connect(&m_replica, &Replica::lost, this, [this] { m_session.startOver(); });
}

void Workspace::wireSession()
{
    connect(&m_session, &Session::welcomed, this, [this](const Welcome &welcome) {
        m_replica.welcome(welcome);
        m_attendance.welcome(welcome);
        m_watching.welcome();
    });
    connect(&m_session, &Session::eventArrived, &m_replica, qOverload<const Event &>(&Replica::apply));
    connect(&m_session, &Session::eventSkipped, &m_replica, &Replica::skip);
    connect(&m_session, &Session::signalArrived, this, [this](const Signal &signal) {
        m_replica.apply(signal);
        m_attendance.apply(signal);
    });
    connect(&m_session, &Session::stateChanged, this, &Workspace::onState);
}

void Workspace::onState(const ConnectionState &state)
{
    if (state.isLive() == m_wasLive)
        return;
    m_wasLive = state.isLive();
    if (m_wasLive) {
        m_outbox.goLive();
        m_readMarks.goLive();
        m_pages.goLive();
        m_actions.goLive();
        m_activity.goLive();
        m_watching.goLive();
    } else {
        m_outbox.goOffline();
        m_readMarks.goOffline();
        m_attendance.goOffline();
        m_watching.goOffline();
        m_activity.goOffline();
    }
}

std::unique_ptr<Timeline> Workspace::openTimeline(const RoomId &room)
{
    auto timeline = std::make_unique<Timeline>(room, m_replica.me(), m_pages,
                                               [this](const UserId &user) { return m_replica.nameOf(user); });
    Timeline *const view = timeline.get();
    const auto reload = [this, view, room] {
        if (const auto *state = m_replica.room(room))
            view->reload(state->room.lastN);
    };
    connect(&m_replica, &Replica::messagePosted, view, [view, room](const Message &message) {
        if (message.room == room)
            view->posted(message);
    });
    connect(&m_replica, &Replica::messageChanged, view, [view, room](const RoomId &in, const MessageChange &change) {
        if (in == room)
            view->changed(change);
    });
    connect(&m_replica, &Replica::peopleChanged, view, &Timeline::refreshNames);
    connect(&m_replica, &Replica::wasReset, view, reload);
    connect(&m_pages, &Pages::outdated, view, [reload, room](const RoomId &which) {
        if (which == room)
            reload();
    });
    connect(&m_outbox, &Outbox::changed, view, [this, view, room](const RoomId &in) {
        if (in == room)
            view->setPending(m_outbox.pending(room));
    });
    connect(&m_session, &Session::stateChanged, view, [view](const ConnectionState &state) {
        if (state.isLive() && view->hasFailed())
            view->tryAgain();
    });
    const auto *state = m_replica.room(room);
    view->setPending(m_outbox.pending(room));
    view->open(state == nullptr ? RoomPosition{}
                                : RoomPosition{.lastN = state->room.lastN, .readN = state->room.readN});
    return timeline;
}

} // namespace madang::client
