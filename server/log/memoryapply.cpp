// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The half of MemoryTables that changes: what each event does.
#include "server/log/memorytables.h"

namespace madang::server
{

void MemoryTables::apply(Event &event)
{
    std::visit([this, &event](auto &body) { apply(event, body); }, event.body);
}

void MemoryTables::apply(const Event &event, MessagePosted &posted)
{
    Place &place = m_rooms[event.room];
    posted.n = ++place.room.lastN;
    place.messages.append(posted.id);
    if (place.room.members.contains(event.by))
        place.reads.insert(event.by, posted.n);
    m_messages.insert(posted.id, Entry{.message = {.id = posted.id,
                                                   .room = event.room,
                                                   .seq = event.seq,
                                                   .n = posted.n,
                                                   .rev = event.seq,
                                                   .by = event.by,
                                                   .at = event.at,
                                                   .text = posted.text,
                                                   .replyTo = posted.replyTo,
                                                   .mentions = posted.mentions,
                                                   .files = posted.files}});
}

void MemoryTables::apply(const Event &event, const MessageEdited &edited)
{
    Message &message = m_messages[edited.message].message;
    message.text = edited.text;
    message.mentions = edited.mentions;
    message.editedAt = event.at;
    message.rev = event.seq;
    forTextsOf(edited.message, [&edited](EventBody &body) { replaceText(body, edited); });
}

void MemoryTables::apply(const Event &event, const MessageDeleted &deleted)
{
    Entry &entry = m_messages[deleted.message];
    entry.message.text.clear();
    entry.message.mentions.clear();
    entry.message.files.clear();
    entry.message.deleted = true;
    entry.message.rev = event.seq;
    entry.marks.clear();
    forTextsOf(deleted.message, removeText);
}

void MemoryTables::apply(const Event &event, const ReactionChanged &reaction)
{
    Entry &entry = m_messages[reaction.message];
    const ReactionMark mark{.emoji = reaction.emoji, .by = event.by};
    if (!reaction.on)
        entry.marks.removeAll(mark);
    else if (!entry.marks.contains(mark))
        entry.marks.append(mark);
    entry.message.rev = event.seq;
}

void MemoryTables::apply(const Event &event, const RoomCreated &created)
{
    const Room &room = created.room;
    Place place{.room = {.id = room.id,
                         .name = room.name,
                         .kind = room.kind,
                         .topic = room.topic,
                         .creator = event.by,
                         .members = QSet<UserId>(room.members.cbegin(), room.members.cend())}};
    for (const UserId &member : room.members)
        place.reads.insert(member, 0);
    m_rooms.insert(room.id, place);
}

void MemoryTables::apply(const Event &event, const RoomUpdated &updated)
{
    StoredRoom &room = m_rooms[event.room].room;
    room.name = updated.name.value_or(room.name);
    room.topic = updated.topic.value_or(room.topic);
}

void MemoryTables::apply(const Event &event, const MemberJoined &joined)
{
    Place &place = m_rooms[event.room];
    if (place.room.members.contains(joined.user))
        return;
    place.room.members.insert(joined.user);
    place.reads.insert(joined.user, place.room.lastN);
}

void MemoryTables::apply(const Event &event, const MemberLeft &left)
{
    Place &place = m_rooms[event.room];
    place.room.members.remove(left.user);
    place.reads.remove(left.user);
}

void MemoryTables::apply(const Event & /*event*/, const UserChanged &changed)
{
    m_users.insert(changed.user.id, Person{.user = changed.user});
}

void MemoryTables::apply(const Event & /*event*/, const UserRemoved &removed)
{
    m_users[removed.user].removed = true;
    for (Place &place : m_rooms) {
        place.room.members.remove(removed.user);
        place.reads.remove(removed.user);
    }
}

template <typename Change>
void MemoryTables::forTextsOf(const MessageId &id, const Change &change)
{
    for (Record &record : m_records) {
        const auto *posted = std::get_if<MessagePosted>(&record.event.body);
        const auto *edited = std::get_if<MessageEdited>(&record.event.body);
        if ((posted && posted->id == id) || (edited && edited->message == id))
            change(record.event.body);
    }
}

} // namespace madang::server
