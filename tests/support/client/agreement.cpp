// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/client/agreement.h"

#include "tests/support/client/things.h"

#include <algorithm>

namespace madang::tests
{

using namespace client;

namespace
{

/// Both sides agree on who reacted with what; the order of the emojis is not part of that.
Message normal(Message message)
{
    std::sort(message.reactions.begin(), message.reactions.end(),
              [](const Reaction &left, const Reaction &right) { return left.emoji < right.emoji; });
    return message;
}

QList<Message> normal(QList<Message> messages)
{
    for (Message &message : messages)
        message = normal(message);
    return messages;
}

QString difference(const QList<Message> &here, const QList<Message> &there)
{
    if (here.size() != there.size())
        return u"%1 messages instead of %2"_s.arg(here.size()).arg(there.size());
    for (qsizetype i = 0; i < here.size(); ++i) {
        if (here.at(i) != there.at(i))
            return u"message %1: \"%2\" rev %3 instead of \"%4\" rev %5"_s.arg(there.at(i).n)
                .arg(here.at(i).text)
                .arg(here.at(i).rev)
                .arg(there.at(i).text)
                .arg(there.at(i).rev);
    }
    return {};
}

} // namespace

QString Agreement::content()
{
    const Replica &replica = m_program.workspace->replica();
    const auto own = m_server.roomsOf(m_user);
    if (replica.rooms().size() != own.size())
        return u"%1 rooms instead of %2"_s.arg(replica.rooms().size()).arg(own.size());
    for (const RoomId &id : own) {
        const QString wrong = roomContent(id);
        if (!wrong.isEmpty())
            return id.value + u": "_s + wrong;
    }
    const auto users = m_server.users();
    for (const User &user : users) {
        if (replica.user(user.id) == nullptr || *replica.user(user.id) != user)
            return u"another "_s + user.id.value;
    }
    return {};
}

QString Agreement::roomContent(const RoomId &id)
{
    const RoomState *const state = m_program.workspace->replica().room(id);
    if (state == nullptr)
        return u"not there"_s;
    Room here = state->room;
    Room there = m_server.room(id, m_user);
    here.last.reset();
    std::sort(here.members.begin(), here.members.end());
    std::sort(there.members.begin(), there.members.end());
    if (here != there)
        return u"another room: last %1 of %2, read %3 of %4, %5 members of %6"_s.arg(here.lastN)
            .arg(there.lastN)
            .arg(here.readN)
            .arg(there.readN)
            .arg(here.members.size())
            .arg(there.members.size());
    const auto all = m_server.messages(id);
    QString wrong;
    const QList<Message> read = readAll(id, wrong);
    if (wrong.isEmpty())
        wrong = difference(normal(read), normal(all));
    return wrong.isEmpty() ? mentions(*m_program.workspace->replica().room(id), all) : wrong;
}

QString Agreement::mentions(const RoomState &state, const QList<Message> &all) const
{
    QList<MessageId> there;
    for (const Message &message : all) {
        if (message.n > state.room.readN && message.by != m_user && message.mentions.contains(m_user))
            there.append(message.id);
    }
    QList<MessageId> here;
    for (const MentionMark &mark : state.mentions)
        here.append(mark.message);
    std::sort(here.begin(), here.end());
    std::sort(there.begin(), there.end());
    return here == there ? QString() : u"%1 mentions instead of %2"_s.arg(here.size()).arg(there.size());
}

QList<Message> Agreement::readAll(const RoomId &room, QString &wrong)
{
    QList<Message> all;
    bool more = true;
    while (more && wrong.isEmpty()) {
        PageRequest request{.room = room, .where = PageRequest::Where::Newest, .limit = 7};
        if (!all.isEmpty())
            request = {.room = room, .where = PageRequest::Where::Before, .n = all.first().n, .limit = 7};
        more = false;
        bool answered = false;
        m_program.pages->load(request, [&](const Expected<Page, Error> &page) {
            answered = true;
            if (!page) {
                wrong = u"no page: "_s + page.error().text;
                return;
            }
            all = page->messages + all;
            more = page->more;
        });
        m_program.settle();
        if (!answered)
            wrong = u"no answer"_s;
    }
    return all;
}

QString Agreement::timeline() const
{
    const Timeline *const timeline = m_program.timeline.get();
    if (timeline == nullptr || m_program.workspace->replica().room(timeline->room()) == nullptr)
        return {};
    const auto all = m_server.messages(timeline->room());
    qint64 expected = 0;
    for (const Row &row : timeline->rows()) {
        if (!row.isPosted())
            continue;
        if (expected != 0 && row.n != expected)
            return u"the timeline has a hole at %1"_s.arg(expected);
        expected = row.n + 1;
        if (row.n > all.size())
            return u"the timeline shows message %1 of %2"_s.arg(row.n).arg(all.size());
        const Message &message = all.at(row.n - 1);
        // A refused edit or deletion is shown over its message until the user gives it up.
        if (row.id != message.id || (row.change == OwnChange::None && row.text != message.text))
            return u"the timeline shows \"%1\" instead of \"%2\" at %3"_s.arg(row.text, message.text).arg(row.n);
    }
    if (timeline->isAtEnd() && expected != all.size() + 1 && !all.isEmpty())
        return u"the timeline ends at %1 of %2"_s.arg(expected - 1).arg(all.size());
    return {};
}

QString Agreement::ownPosts(const QMap<RoomId, QList<MessageId>> &own, const QSet<MessageId> &excused) const
{
    for (auto room = own.cbegin(); room != own.cend(); ++room) {
        qint64 before = 0;
        for (const MessageId &id : room.value()) {
            const OutboxEntry *const entry = m_program.workspace->outbox().find(ChangeId{id.value});
            if (!m_server.has(id)) {
                if (entry == nullptr && !excused.contains(id))
                    return u"an own message was lost"_s;
                continue;
            }
            if (entry != nullptr)
                return u"an own message is on the server and in the outbox"_s;
            const auto all = m_server.messages(room.key());
            const auto found =
                std::find_if(all.cbegin(), all.cend(), [&id](const Message &message) { return message.id == id; });
            if (found == all.cend() || found->n <= before)
                return u"own messages changed their order"_s;
            before = found->n;
        }
    }
    return {};
}

} // namespace madang::tests
