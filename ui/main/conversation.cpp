// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/conversation.h"

#include "ui/composer/composer.h"
#include "ui/connection/linkstate.h"
#include "ui/connection/strip.h"
#include "ui/main/messagecommands.h"
#include "ui/main/noticebar.h"
#include "ui/main/roomfacts.h"
#include "ui/main/roomheader.h"
#include "ui/main/typingline.h"
#include "ui/timeline/emptynote.h"
#include "ui/timeline/timelineview.h"

#include <QDesktopServices>
#include <QVBoxLayout>

#include <algorithm>

namespace madang::ui
{

using namespace Qt::StringLiterals;

Conversation::Conversation(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_workspace(parts.workspace)
    , m_steering(parts.steering)
    , m_icons(parts.icons)
    , m_server(parts.server)
    , m_stripWatch(parts.clock, this)
    , m_header(new RoomHeader(parts.icons, this))
    , m_strip(new ConnectionStrip(parts.icons, this))
    , m_notice(new NoticeBar(parts.icons, this))
    , m_view(new TimelineView(parts.icons.theme(), parts.icons, parts.clock, this))
    , m_nowhere(new EmptyNote(parts.icons.theme(), this))
    , m_typing(new TypingLine(parts.icons.theme(), this))
    , m_composer(new Composer(parts.icons, parts.clock, {}, this))
    , m_messages(new MessageCommands({parts.workspace, parts.icons, *m_view, *m_composer, this}))
{
    setObjectName(u"conversation"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_composer);
    buildLayout();
    wireTimeline();
    wireComposer();
    wireWorkspace();
    onState(m_workspace.session().state());
    reveal(Shown::Nothing);
}

Conversation::~Conversation()
{
    m_view->setTimeline(nullptr);
}

void Conversation::buildLayout()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_strip);
    column->addWidget(m_notice);
    column->addWidget(m_view, 1);
    column->addWidget(m_nowhere, 1);
    column->addWidget(m_typing);
    auto *below = new QVBoxLayout;
    column->addLayout(below);
    below->addWidget(m_composer);
    const auto space = [this, below] {
        const Theme &theme = m_icons.theme();
        below->setContentsMargins(theme.px(18), 0, theme.px(18), theme.px(14));
    };
    connect(&m_icons.theme(), &Theme::changed, this, space);
    space();
}

void Conversation::wireTimeline()
{
    connect(m_view, &TimelineView::linkActivated, this, &Conversation::openLink);
    connect(m_view, &TimelineView::readUpTo, this, [this](qint64 n) { m_workspace.readMarks().read(m_room, n); });
    connect(m_view, &TimelineView::unreadFrom, this, [this](qint64 n) {
        if (m_timeline)
            m_timeline->setNewAfterN(n - 1);
    });
    connect(m_view, &TimelineView::composerWanted, m_composer, &Composer::focusText);
    connect(m_view, &TimelineView::typed, this, [this](const QString &text) {
        m_composer->focusText();
        m_composer->insertText(text);
    });
    connect(m_view, &TimelineView::emptyActionRequested, this, &Conversation::invitePeople);
}

void Conversation::wireComposer()
{
    connect(m_composer, &Composer::typingStarted, this, [this] { m_workspace.writing().start(m_room); });
    connect(m_composer, &Composer::typingStopped, this, [this] { m_workspace.writing().stop(); });
    connect(m_composer, &Composer::escaped, this, &Conversation::escaped);
}

void Conversation::wireWorkspace()
{
    connect(m_nowhere, &EmptyNote::acted, this, &Conversation::browseWanted);
    connect(&m_stripWatch, &StripWatch::changed, m_strip, &ConnectionStrip::show);
    connect(m_strip, &ConnectionStrip::tryNow, this, [this] { m_workspace.session().tryNow(); });
    connect(m_strip, &ConnectionStrip::tryFully, &m_steering, &client::Steering::lookUpwards);
    connect(m_strip, &ConnectionStrip::useBest, this, [this] { m_steering.choose(std::nullopt); });
    connect(&m_steering, &client::Steering::changed, this, [this] { onState(m_workspace.session().state()); });
    connect(m_strip, &ConnectionStrip::cancelled, this, &Conversation::connectingCancelled);
    connect(m_strip, &ConnectionStrip::details, this, &Conversation::detailsWanted);
    connect(m_strip, &ConnectionStrip::signIn, this, &Conversation::signInWanted);
    connect(&m_workspace.session(), &client::Session::stateChanged, this, &Conversation::onState);
    connect(&m_workspace.replica(), &client::Replica::roomChanged, this, [this](const RoomId &room) {
        if (room == m_room)
            refreshRoom();
    });
    connect(&m_workspace.replica(), &client::Replica::roomsReset, this, &Conversation::refreshRoom);
    connect(&m_workspace.replica(), &client::Replica::peopleChanged, this, &Conversation::refreshRoom);
    connect(&m_workspace.outbox(), &client::Outbox::changed, this,
            [this] { onState(m_workspace.session().state()); }); // one more of those that waited has gone
    connect(&m_workspace.outbox(), &client::Outbox::refused, this, &Conversation::onRefused);
    connect(&m_workspace.store(), &client::Store::troubled, this, &Conversation::onTroubled);
    connect(&m_workspace.store(), &client::Store::recovered, this,
            [this] { m_notice->say(tr("The disk works again; everything is kept.")); });
    connect(&m_workspace.attendance(), &client::Attendance::typingChanged, this, [this](const RoomId &room) {
        if (room == m_room)
            refreshTyping();
    });
}

void Conversation::open(const RoomId &room)
{
    if (room == m_room)
        return;
    saveDraft();
    m_workspace.writing().stop();
    m_room = room;
    m_view->setTimeline(nullptr);
    m_messages->setRoom(room, nullptr);
    m_timeline.reset();
    const auto *state = m_workspace.replica().room(room);
    reveal(state == nullptr ? Shown::Nothing : Shown::Room);
    if (state == nullptr)
        return;
    m_timeline = m_workspace.openTimeline(room);
    m_messages->setRoom(room, m_timeline.get());
    m_view->setTimeline(m_timeline.get(), state->room.readN);
    if (state->room.kind == RoomKind::Direct)
        m_view->setEmptyWords(tr("This is the beginning of your conversation."), {});
    else
        m_view->setEmptyWords(tr("Nobody has written here yet."), tr("Invite people"));
    m_composer->openRoom(room.value, address(), m_messages->keptDraft());
    refreshRoom();
    refreshTyping();
}

void Conversation::reveal(Shown what)
{
    for (QWidget *part : QList<QWidget *>{m_header, m_view, m_typing, m_composer})
        part->setVisible(what == Shown::Room);
    m_nowhere->say(tr("You are in no room."), tr("Join a room"));
    // Before the server has said anything nobody knows that.
    m_nowhere->setVisible(what == Shown::Nothing && m_workspace.replica().cursor());
}

QList<QWidget *> Conversation::regions() const
{
    QList<QWidget *> regions;
    if (m_header->focusProxy() != nullptr)
        regions.append(m_header);
    if (m_strip->isVisible())
        regions.append(m_strip);
    regions.append(m_view);
    regions.append(&m_composer->editor());
    return regions;
}

QString Conversation::address() const
{
    return facts().address();
}

bool Conversation::mayKeep() const
{
    return facts().mayKeep();
}

RoomFacts Conversation::facts() const
{
    return {m_workspace, m_room};
}

void Conversation::refreshRoom()
{
    const RoomFacts now = facts();
    if (!now.isThere()) {
        reveal(Shown::Nothing);
        return;
    }
    m_header->show(now.heading());
    m_view->setModeration(now.mayKeep() ? Moderation::Everybody : Moderation::Own);
    m_composer->setAddress(now.address());
    m_composer->setPeople(now.people());
}

void Conversation::refreshTyping()
{
    m_typing->show(facts().writing());
}

void Conversation::openLink(const QUrl &url)
{
    if (url.scheme() == "madang"_L1)
        emit linkOpened(url);
    else
        QDesktopServices::openUrl(url);
}

void Conversation::onState(const client::ConnectionState &state)
{
    if (!state.isLive())
        m_waitedOffline = m_workspace.outbox().waiting();
    const int sent = std::max(m_waitedOffline - m_workspace.outbox().waiting(), 0);
    LinkFacts facts = LinkState::facts(state, m_server, sent);
    facts.look = m_steering.look();
    m_stripWatch.setFacts(facts);
    if (const auto &welcome = m_workspace.session().welcome())
        m_composer->setTextLimit(static_cast<int>(welcome->limits.textCodePoints));
    m_composer->setLink(state.isLive() ? Composer::Link::Online : Composer::Link::Offline);
}

void Conversation::onRefused(const client::OutboxEntry &entry)
{
    // A post shows its own failure. A change of a message that is not there any more has no row to show it.
    const auto *edit = std::get_if<Edit>(&entry.command);
    if (edit == nullptr || !entry.refusal || entry.refusal->code != ErrorCode::NotFound)
        return;
    m_notice->say(tr("Your change could not be made, because the message is gone: %1").arg(edit->text));
    m_workspace.outbox().remove(entry.id);
}

void Conversation::onTroubled(const client::StoreTrouble &trouble)
{
    switch (trouble.kind) {
    case client::StoreTrouble::Kind::SetAside:
        m_notice->say(tr("What was kept here was damaged and has been set aside as %1. It is being loaded again.")
                          .arg(trouble.path));
        break;
    case client::StoreTrouble::Kind::Refusing:
        m_notice->say(tr(
            "This computer's disk refuses to keep what you write. It is sent, but would be lost if Madang ended now."));
        break;
    }
}

void Conversation::saveDraft()
{
    if (!m_room.isEmpty())
        m_composer->flushDraft();
    m_workspace.drafts().save();
}

void Conversation::showLatest()
{
    m_view->jumpToLatest();
}

void Conversation::say(const QString &sentence)
{
    m_notice->say(sentence);
}

void Conversation::focusComposer()
{
    m_composer->focusText();
}

void Conversation::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Not the view's own height: that shrinks as the composer grows, and is not known before the layout has run.
    m_composer->setTimelineHeight(height() - m_header->height() - m_typing->height());
}

} // namespace madang::ui
