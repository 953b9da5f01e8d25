// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The part of Replica that says what each kind of event does. Events about rooms that are not ours are of no use: when
// we enter one, we get all of it.
#include "client/replica/replica.h"

#include <algorithm>

namespace madang::client
{

void Replica::take(const Event &event, const MessagePosted &posted)
{
    RoomState *const state = find(event.room);
    if (state == nullptr)
        return;
    Room &room = state->room;
    if (posted.n > room.lastN + 1) {
        lose();
        return;
    }
    const Message message{.id = posted.id,
                          .room = event.room,
                          .seq = event.seq,
                          .n = posted.n,
                          .rev = event.seq,
                          .by = event.by,
                          .at = event.at,
                          .text = posted.text,
                          .replyTo = posted.replyTo,
                          .mentions = posted.mentions,
                          .deleted = posted.deleted,
                          .files = posted.files};
    room.lastN = std::max(room.lastN, posted.n);
    if (!room.last || room.last->n < posted.n)
        room.last = message;
    if (event.by == m_me) {
        (void)moveRead(*state, posted.n);
        state->confirmedN = std::max(state->confirmedN, posted.n);
    }
    (void)noteMention(*state, message);
    keep(*state);
    m_journal.add(steps::KeepMessage{message});
    announce([this, message] { emit messagePosted(message); });
}

void Replica::take(const Event &event, const MessageEdited &edited)
{
    change(event, {.message = edited.message,
                   .seq = event.seq,
                   .what = TextEdited{.text = edited.text, .mentions = edited.mentions, .at = event.at}});
}

void Replica::take(const Event &event, const madang::MessageDeleted &deleted)
{
    change(event, {.message = deleted.message, .seq = event.seq, .what = MessageDeleted{}});
}

void Replica::take(const Event &event, const ReactionChanged &reaction)
{
    change(event, {.message = reaction.message,
                   .seq = event.seq,
                   .what = ReactionSet{.by = event.by, .emoji = reaction.emoji, .on = reaction.on}});
}

void Replica::change(const Event &event, const MessageChange &change)
{
    RoomState *const state = find(event.room);
    if (state == nullptr)
        return;
    m_journal.add(steps::ChangeMessage{change});
    bool changed = false;
    if (state->room.last && state->room.last->id == change.message) {
        changed = client::apply(*state->room.last, change) == Applied::Yes;
        changed = noteMention(*state, *state->room.last) || changed;
    } else if (!std::holds_alternative<ReactionSet>(change.what)) {
        // Whether another message addresses us is known only while we have a mark of it.
        const auto *edit = std::get_if<TextEdited>(&change.what);
        const bool addressed = edit != nullptr && edit->mentions.contains(m_me);
        changed = !addressed && state->mentions.removeIf(
                                    [&change](const MentionMark &mark) { return mark.message == change.message; }) > 0;
    }
    if (changed)
        keep(*state);
    announce([this, room = event.room, change] { emit messageChanged(room, change); });
}

void Replica::take(const Event & /*event*/, const RoomCreated &created)
{
    if (created.room.members.contains(m_me))
        enter(created.room);
}

void Replica::take(const Event &event, const RoomUpdated &updated)
{
    RoomState *const state = find(event.room);
    if (state == nullptr)
        return;
    state->room.name = updated.name.value_or(state->room.name);
    state->room.topic = updated.topic.value_or(state->room.topic);
    keep(*state);
}

void Replica::take(const Event &event, const MemberJoined &joined)
{
    if (joined.user == m_me) {
        if (joined.roomObject)
            enter(*joined.roomObject);
        return; // without the room: we have left it again since
    }
    RoomState *const state = find(event.room);
    if (state == nullptr || state->room.members.contains(joined.user))
        return;
    state->room.members.append(joined.user);
    keep(*state);
}

void Replica::take(const Event &event, const MemberLeft &left)
{
    RoomState *const state = find(event.room);
    if (state == nullptr)
        return;
    if (left.user == m_me) {
        leave(event.room);
        return;
    }
    if (state->room.members.removeAll(left.user) > 0)
        keep(*state);
}

void Replica::take(const Event & /*event*/, const UserChanged &changed)
{
    const Person person{.user = changed.user};
    m_people.insert(changed.user.id, person);
    m_journal.add(steps::KeepPerson{person});
    announce([this] { emit peopleChanged(); });
}

void Replica::take(const Event & /*event*/, const UserRemoved &removed)
{
    if (const auto person = m_people.find(removed.user); person != m_people.end()) {
        person->gone = true;
        m_journal.add(steps::KeepPerson{*person});
        announce([this] { emit peopleChanged(); });
    }
    for (RoomState &state : m_rooms) {
        if (state.room.members.removeAll(removed.user) > 0)
            keep(state);
    }
}

void Replica::enter(const Room &room)
{
    const RoomState state{.room = room, .confirmedN = room.readN};
    m_rooms.insert(room.id, state);
    m_journal.add(steps::KeepRoom{state});
    announce([this] { emit roomsReset(); });
}

void Replica::leave(const RoomId &id)
{
    m_rooms.remove(id);
    m_journal.add(steps::DropRoom{id});
    announce([this, id] { emit ownLeft(id); });
    announce([this] { emit roomsReset(); });
}

} // namespace madang::client
