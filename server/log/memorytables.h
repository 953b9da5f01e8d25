// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/log.h"
#include "server/log/storedbody.h"

namespace madang::server
{

/// What stands in a log and what it amounts to, in plain containers: the rules of the log without disk and without
/// waiting. MemoryLog's inside.
class MemoryTables
{
public:
    [[nodiscard]] qint64 head() const { return m_records.size(); }
    [[nodiscard]] AppendResult append(const Change &change, milliseconds now);
    [[nodiscard]] Expected<std::optional<Commit>, Error> find(const UserId &author, const QString &id,
                                                              const QByteArray &hash) const;
    void setRead(const UserId &user, const RoomId &room, qint64 n);
    /// Fills in what a log amounts to: head, people, rooms, read markers.
    void describe(LogState &state) const;

    [[nodiscard]] std::optional<Message> message(const MessageId &id) const;
    [[nodiscard]] HistoryPage history(const History &query) const;
    [[nodiscard]] QList<Message> newest(const QList<RoomId> &rooms) const;
    [[nodiscard]] QList<Event> events(const EventQuery &query) const;

    [[nodiscard]] bool isUser(const UserId &user) const;
    [[nodiscard]] bool isNameTaken(const QString &name, const UserId &butBy) const;

private:
    struct Record {
        Event event;
        QString id;
        QByteArray hash;
    };
    struct Person {
        User user;
        bool removed = false;
    };
    struct Place {
        StoredRoom room;
        QList<MessageId> messages{}; ///< the one with `n` stands at n - 1
        QHash<UserId, qint64> reads{};
    };
    struct Entry {
        Message message;
        QList<ReactionMark> marks{};
    };

    [[nodiscard]] std::optional<Error> refusal(const Event &event) const;
    [[nodiscard]] std::optional<Error> roomRefusal(const Event &event) const;
    [[nodiscard]] bool isRoomNameTaken(const QString &name, const RoomId &butBy) const;
    [[nodiscard]] bool isMessage(const MessageId &id) const;
    void apply(Event &event);
    void apply(const Event &event, MessagePosted &posted);
    void apply(const Event &event, const MessageEdited &edited);
    void apply(const Event &event, const MessageDeleted &deleted);
    void apply(const Event &event, const ReactionChanged &reaction);
    void apply(const Event &event, const RoomCreated &created);
    void apply(const Event &event, const RoomUpdated &updated);
    void apply(const Event &event, const MemberJoined &joined);
    void apply(const Event &event, const MemberLeft &left);
    void apply(const Event &event, const UserChanged &changed);
    void apply(const Event &event, const UserRemoved &removed);
    /// Every stored event that carries the text of a message.
    template <typename Change>
    void forTextsOf(const MessageId &id, const Change &change);

    QList<Record> m_records; ///< the one with `seq` stands at seq - 1
    QHash<QString, qsizetype> m_byId;
    milliseconds m_lastAt{};
    QHash<MessageId, Entry> m_messages;
    QHash<RoomId, Place> m_rooms;
    QHash<UserId, Person> m_users;
};

} // namespace madang::server
