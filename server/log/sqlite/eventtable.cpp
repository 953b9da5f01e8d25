// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/eventtable.h"

#include "protocol/codec.h"
#include "server/log/refusals.h"
#include "server/log/storedbody.h"

namespace madang::server::sqlite
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype bodyBytesMost = qsizetype{1} << 20; // above anything that comes in through the wire's limits

QLatin1StringView kindOf(const EventBody &body)
{
    return std::visit([](const auto &value) { return std::decay_t<decltype(value)>::typeName; }, body);
}

/// What an event is about, where one has to find it by that.
std::optional<QString> subjectOf(const EventBody &body)
{
    if (const auto *edited = std::get_if<MessageEdited>(&body))
        return edited->message.value;
    if (const auto *left = std::get_if<MemberLeft>(&body))
        return left->user.value;
    return std::nullopt;
}

} // namespace

std::optional<Event> eventFromText(const QByteArray &text)
{
    const auto object = parseObject(text, bodyBytesMost);
    if (!object)
        return std::nullopt;
    auto event = eventFromJson(*object);
    if (!event)
        return std::nullopt;
    return std::move(*event);
}

EventTable::EventTable(Database &database)
    : m_find(database, "SELECT author, hash, body FROM events WHERE id = ?")
    , m_insert(database, "INSERT INTO events (seq, id, author, hash, room, kind, subject, at, body) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_post(database, "SELECT seq, body FROM events WHERE id = ? AND kind = 'message.posted'")
    , m_lastEdit(database, "SELECT seq, body FROM events WHERE subject = ? AND kind = 'message.edited' "
                           "ORDER BY seq DESC LIMIT 1")
    , m_update(database, "UPDATE events SET body = ? WHERE seq = ?")
    , m_head(database, "SELECT seq, at FROM events ORDER BY seq DESC LIMIT 1")
{
}

qint64 EventTable::head()
{
    auto rows = m_head.query();
    return rows.next() ? rows.integer(0) : 0;
}

milliseconds EventTable::lastAt()
{
    auto rows = m_head.query();
    return rows.next() ? rows.time(1) : milliseconds();
}

Expected<std::optional<Commit>, Error> EventTable::find(const UserId &author, const QString &id, const QByteArray &hash)
{
    auto rows = m_find.query(id);
    if (!rows.next())
        return std::optional<Commit>();
    if (rows.text(0) != author.value || rows.bytes(1) != hash)
        return Unexpected(refusals::idTaken());
    auto event = eventFromText(rows.bytes(2));
    if (!event)
        return Unexpected(Error{ErrorCode::Internal, u"a stored event can't be read"_s});
    return std::optional(Commit{.event = std::move(*event), .duplicate = true});
}

void EventTable::insert(const Event &event, const Change &change)
{
    m_insert.run(event.seq, change.id, change.author, change.hash, event.room, QString(kindOf(event.body)),
                 subjectOf(event.body), event.at, QString::fromUtf8(encode(event)));
}

void EventTable::replaceText(const MessageId &message, const MessageEdited &edited)
{
    rewrite(m_post, message, [&edited](EventBody &body) { server::replaceText(body, edited); });
    rewrite(m_lastEdit, message, removeText);
}

void EventTable::eraseText(const MessageId &message)
{
    rewrite(m_post, message, removeText);
    rewrite(m_lastEdit, message, removeText);
}

template <typename Change>
void EventTable::rewrite(Statement &statement, const MessageId &message, const Change &change)
{
    std::optional<Event> event;
    {
        auto rows = statement.query(message);
        if (rows.next())
            event = eventFromText(rows.bytes(1));
    }
    if (!event)
        return;
    change(event->body);
    m_update.run(QString::fromUtf8(encode(*event)), event->seq);
}

} // namespace madang::server::sqlite
