// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/steering.h"
#include "client/workspace/workspace.h"
#include "ui/connection/stripwatch.h"
#include "ui/theme/icons.h"

#include <QWidget>

#include <memory>

namespace madang::ui
{

class Composer;
class ConnectionStrip;
class EmptyNote;
class MessageCommands;
class NoticeBar;
class RoomFacts;
class RoomHeader;
class TimelineView;
class TypingLine;

/// The open room: its header, the connection's strip, the messages, who writes, and the composer. It joins them with
/// the workspace and keeps nothing itself.
class Conversation : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Conversation)

public:
    struct Parts {
        client::Workspace &workspace;
        client::Steering &steering;
        const Icons &icons;
        const client::Clock &clock;
        QString server; ///< its name
    };

    explicit Conversation(const Parts &parts, QWidget *parent = nullptr);
    ~Conversation() override;

    /// The same room again changes nothing.
    void open(const RoomId &room);
    [[nodiscard]] const RoomId &room() const { return m_room; }
    /// "#general", "Mina Kim".
    [[nodiscard]] QString address() const;
    [[nodiscard]] RoomHeader &header() { return *m_header; }
    [[nodiscard]] ConnectionStrip &strip() { return *m_strip; }
    /// What is being written is safe: before another room and before the end.
    void saveDraft();
    void focusComposer();
    void showLatest();
    /// One sentence under the header, until it is dismissed.
    void say(const QString &sentence);
    /// Whether this person may rename the room and add people: who made it, or an admin.
    [[nodiscard]] bool mayKeep() const;
    /// Where F6 leads to, in their order.
    [[nodiscard]] QList<QWidget *> regions() const;

signals:
    void invitePeople();
    void signInWanted();
    void detailsWanted();
    /// Connecting takes too long, and another server may be meant.
    void connectingCancelled();
    void linkOpened(const QUrl &url);
    /// There is no room to show.
    void browseWanted();
    /// Esc, and there was nothing in the composer to cancel.
    void escaped();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Shown { Nothing, Room };

    void buildLayout();
    void reveal(Shown what);
    void wireTimeline();
    void wireComposer();
    void wireWorkspace();
    void openLink(const QUrl &url);
    void refreshRoom();
    void refreshTyping();
    void onState(const client::ConnectionState &state);
    void onRefused(const client::OutboxEntry &entry);
    void onTroubled(const client::StoreTrouble &trouble);
    [[nodiscard]] RoomFacts facts() const;

    client::Workspace &m_workspace;
    client::Steering &m_steering;
    const Icons &m_icons;
    QString m_server;
    RoomId m_room;
    std::unique_ptr<client::Timeline> m_timeline;
    StripWatch m_stripWatch;
    int m_waitedOffline = 0; ///< messages that waited when the connection came back
    RoomHeader *m_header;
    ConnectionStrip *m_strip;
    NoticeBar *m_notice;
    TimelineView *m_view;
    EmptyNote *m_nowhere;
    TypingLine *m_typing;
    Composer *m_composer;
    MessageCommands *m_messages;
};

} // namespace madang::ui
