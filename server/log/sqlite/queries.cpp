// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/queries.h"

#include "server/log/pagecutter.h"
#include "server/log/refusals.h"
#include "server/log/sqlite/values.h"
#include "server/log/storedbody.h"

#include <algorithm>
#include <array>
#include <limits>

namespace madang::server::sqlite
{
namespace
{

using namespace Qt::StringLiterals;

const QByteArray selectMessages("SELECT seq, id, room, n, rev, author, at, text, reply_to, mentions, files, edited_at, "
                                "deleted FROM messages WHERE ");

} // namespace

Queries::Queries(Database &database)
    : m_database(database)
    , m_events(database)
    , m_message(database, selectMessages + "seq = (SELECT seq FROM events WHERE id = ?)")
    , m_before(database, selectMessages + "room = ? AND n < ? ORDER BY n DESC")
    , m_after(database, selectMessages + "room = ? AND n > ? ORDER BY n")
    , m_reactions(database, "SELECT emoji, author FROM reactions WHERE message = ? ORDER BY seq")
    , m_ofRoom(database, "SELECT seq FROM events WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?")
    , m_ownLeft(database, "SELECT seq FROM events WHERE subject = ? AND kind = 'member.left' AND seq > ? AND seq <= ? "
                          "ORDER BY seq LIMIT ?")
    , m_event(database, "SELECT body FROM events WHERE seq = ?")
    , m_text(database, "SELECT text, mentions FROM messages WHERE seq = (SELECT seq FROM events WHERE id = ?)")
{
}

template <typename T>
Expected<T, Error> Queries::unlessFailed(T result) const
{
    if (m_database.error())
        return Unexpected(refusals::storageTrouble());
    return result;
}

Expected<std::optional<Commit>, Error> Queries::find(const UserId &author, const QString &id, const QByteArray &hash)
{
    auto found = m_events.find(author, id, hash);
    if (m_database.error())
        return Unexpected(refusals::storageTrouble());
    return found;
}

Expected<Message, Error> Queries::message(const MessageId &id)
{
    auto rows = m_message.query(id);
    if (rows.next())
        return unlessFailed(messageOf(rows));
    return Unexpected(m_database.error() ? refusals::storageTrouble() : refusals::messageGone());
}

Expected<HistoryPage, Error> Queries::history(const History &query)
{
    constexpr qint64 beyondAll = std::numeric_limits<qint64>::max();
    PageCutter cutter(query);
    Statement &statement = cutter.isBackwards() ? m_before : m_after;
    auto rows = statement.query(query.room, cutter.isBackwards() ? query.before.value_or(beyondAll) : *query.after);
    while (rows.next() && cutter.take(messageOf(rows))) {
    }
    return unlessFailed(std::move(cutter).page());
}

Expected<QList<Message>, Error> Queries::newest(const QList<RoomId> &rooms)
{
    QList<Message> messages;
    for (const RoomId &room : rooms) {
        auto rows = m_before.query(room, std::numeric_limits<qint64>::max());
        if (rows.next())
            messages.append(messageOf(rows));
    }
    return unlessFailed(std::move(messages));
}

Expected<QList<Event>, Error> Queries::events(const EventQuery &query)
{
    QList<Event> events;
    for (const qint64 seq : visible(query, query.limit)) {
        if (auto each = event(seq))
            events.append(std::move(*each));
        else if (!m_database.error())
            complain(seq);
    }
    return unlessFailed(std::move(events));
}

std::optional<Event> Queries::event(qint64 seq)
{
    auto rows = m_event.query(seq);
    auto event = rows.next() ? eventFromText(rows.bytes(0)) : std::nullopt;
    auto *edited = event ? std::get_if<MessageEdited>(&event->body) : nullptr;
    if (edited == nullptr || !edited->text.isEmpty())
        return event;
    auto texts = m_text.query(edited->message); // there was a later edit
    if (texts.next()) {
        edited->text = texts.text(0);
        edited->mentions = split<UserId>(texts.text(1));
    }
    return event;
}

/// What is damaged is left out: who would be refused for it would come back, and be refused again, for ever.
void Queries::complain(qint64 seq)
{
    if (seq <= m_complained)
        return;
    m_complained = seq;
    qCritical("the stored event %lld can't be read and is left out: restore the last backup, or see `check`", seq);
}

Expected<qint64, Error> Queries::count(const EventQuery &query, qint64 atMost)
{
    return unlessFailed(static_cast<qint64>(visible(query, atMost).size()));
}

std::vector<qint64> Queries::visible(const EventQuery &query, qint64 most)
{
    // Room by room over the index: what others say elsewhere costs nothing, however much it is.
    std::vector<qint64> seqs;
    const qint64 limit = std::max<qint64>(most, 0);
    const auto collect = [&seqs](Rows &rows) {
        while (rows.next())
            seqs.push_back(rows.integer(0));
    };
    const auto collectRoom = [&](const RoomId &room) {
        auto rows = m_ofRoom.query(room, query.after, query.upTo, limit);
        collect(rows);
    };
    collectRoom(RoomId());
    for (const RoomId &room : query.rooms)
        collectRoom(room);
    auto left = m_ownLeft.query(query.reader, query.after, query.upTo, limit);
    collect(left);
    std::sort(seqs.begin(), seqs.end());
    seqs.erase(std::unique(seqs.begin(), seqs.end()), seqs.end());
    seqs.resize(std::min(seqs.size(), static_cast<size_t>(limit)));
    return seqs;
}

Message Queries::messageOf(const Rows &rows)
{
    Message message{.id = rows.id<MessageId>(1),
                    .room = rows.id<RoomId>(2),
                    .seq = rows.integer(0),
                    .n = rows.integer(3),
                    .rev = rows.integer(4),
                    .by = rows.id<UserId>(5),
                    .at = rows.time(6),
                    .text = rows.text(7),
                    .mentions = split<UserId>(rows.text(9)),
                    .deleted = rows.integer(12) != 0,
                    .files = split<FileId>(rows.text(10))};
    if (!rows.isNull(8))
        message.replyTo = rows.id<MessageId>(8);
    if (!rows.isNull(11))
        message.editedAt = rows.time(11);
    QList<ReactionMark> marks;
    auto reactions = m_reactions.query(message.seq);
    while (reactions.next())
        marks.append(ReactionMark{.emoji = reactions.text(0), .by = reactions.id<UserId>(1)});
    message.reactions = grouped(marks);
    return message;
}

} // namespace madang::server::sqlite
