// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/transport.h"
#include "protocol/codec.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <deque>
#include <optional>

namespace madang::tests
{

class ModelLine;

/// What a server is, without sockets, disk and haste: one ordered log and what follows from it. It can be copied, which
/// is a backup.
class ModelServer
{
public:
    static constexpr qint64 replayMost = 25;
    static constexpr auto serverId = "s1";

    ModelServer();

    void addPerson(const UserId &user);
    /// A command of anybody, here or on a line.
    Expected<QJsonObject, Error> carryOut(const UserId &by, const Command &command);
    /// The same for who does not care about the answer.
    void hears(const UserId &by, const Command &command) { (void)carryOut(by, command); }
    [[nodiscard]] Welcome welcome(const UserId &user, const QString &cursor) const;
    /// What is sent after the welcome.
    [[nodiscard]] QList<Event> replay(const UserId &user, const QString &cursor) const;
    [[nodiscard]] Cursor head() const;

    [[nodiscard]] QList<RoomId> roomsOf(const UserId &user) const;
    [[nodiscard]] Room room(const RoomId &id, const UserId &reader) const;
    [[nodiscard]] QList<Message> messages(const RoomId &room) const;
    [[nodiscard]] QMap<QString, User> users() const { return m_log.users; }
    [[nodiscard]] bool has(const MessageId &message) const { return m_log.places.contains(message); }

    struct RoomLog {
        Room room;
        UserId creator;
        struct Entry {
            Message message;
            QList<std::pair<QString, UserId>> marks{};
        };
        QList<Entry> entries{};
        QHash<UserId, qint64> reads{};
    };
    struct Log {
        QList<std::pair<EpochId, qint64>> epochs; ///< with the seq before its first
        QList<Event> events;
        QMap<QString, RoomLog> rooms;
        QMap<QString, User> users;
        QHash<MessageId, std::pair<RoomId, qsizetype>> places;
        QHash<QString, std::pair<QString, QJsonObject>> answers; ///< who and what, and what was answered
    };
    [[nodiscard]] Log backup() const { return m_log; }
    void restore(const Log &backup);
    /// Stops and starts: a new epoch, and nobody is connected.
    void restart();

private:
    friend class ModelLine;
    using Result = Expected<QJsonObject, Error>;

    Event commit(const UserId &by, const RoomId &room, const EventBody &body);
    [[nodiscard]] std::optional<Event> viewOf(const Event &event, const UserId &reader) const;
    [[nodiscard]] Event asItIsNow(Event event) const;
    [[nodiscard]] bool isResumable(const QString &text) const;
    [[nodiscard]] bool isMember(const RoomId &room, const UserId &user) const;
    [[nodiscard]] Message current(const RoomLog::Entry &entry) const;
    RoomLog::Entry *entry(const MessageId &message, const UserId &reader);
    template <typename C>
    Result once(const UserId &by, const C &command);

    Result take(const UserId &by, const Post &post);
    Result take(const UserId &by, const Edit &edit);
    Result take(const UserId &by, const Delete &erase);
    Result take(const UserId &by, const React &react);
    Result take(const UserId &by, const CreateRoom &create);
    Result take(const UserId &by, const UpdateRoom &update);
    Result take(const UserId &by, const JoinRoom &join);
    Result take(const UserId &by, const LeaveRoom &asked);
    Result take(const UserId &by, const AddToRoom &add);
    Result take(const UserId &by, const RemoveFromRoom &remove);
    Result take(const UserId &by, const Profile &profile);
    Result take(const UserId &by, const Read &read);
    Result take(const UserId &by, const History &history);
    Result enter(const UserId &by, const RoomId &id, const UserId &user);
    Result leave(const UserId &by, const RoomId &id, const UserId &user);

    Log m_log;
    int m_starts = 0; ///< not in the backup: epochs never repeat
    qint64 m_rooms = 0;
    QList<ModelLine *> m_lines;
};

/// A connection to a ModelServer on which nothing moves by itself. Without Q_OBJECT: no signals of its own.
class ModelLine final : public client::Transport
{
    Q_DISABLE_COPY_MOVE(ModelLine)

public:
    ModelLine(ModelServer &server, UserId user);
    ~ModelLine() override;

    void open(const client::Endpoint &endpoint) override;
    void send(const Request &request) override;
    void close() override;

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool isQuiet() const { return m_toClient.empty() && m_toServer.empty() && m_late.empty(); }
    /// Nobody can get through.
    void setReachable(bool reachable) { m_reachable = reachable; }

    /// One message travels. False: there was none.
    bool toServer(bool replyFirst, bool replyLate);
    bool toClient();
    /// An answer from a reader that was slow.
    bool lateToClient();
    /// The last event comes once more.
    void repeat();
    void heartbeat();
    void cut();

private:
    friend class ModelServer;
    void say(const QByteArray &bytes);
    void greet(const Request &request, const Hello &hello);

    ModelServer &m_server;
    UserId m_user;
    std::deque<QByteArray> m_toServer;
    std::deque<QByteArray> m_toClient;
    std::deque<QByteArray> m_late;
    QByteArray m_lastEvent;
    bool m_open = false;
    bool m_opening = false;
    bool m_greeted = false;
    bool m_reachable = true;
};

} // namespace madang::tests
