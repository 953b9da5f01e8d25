// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/client/life.h"

#include "tests/support/client/agreement.h"
#include "tests/support/client/things.h"

#include <algorithm>

namespace madang::tests
{

using namespace client;
using namespace std::chrono_literals;

namespace
{

const UserId me{u"me"_s};
const QList<UserId> others{UserId{u"ann"_s}, UserId{u"bob"_s}};

} // namespace

Life::Life(quint32 seed, const Perils &perils)
    : m_chance(seed)
    , m_perils(perils)
{
    m_server.addPerson(me);
    for (const UserId &each : others)
        m_server.addPerson(each);
    makeRoom({me, others.at(0), others.at(1)});
    makeRoom({me, others.at(0)});
    m_backup = m_server.backup();
    m_program = std::make_unique<Program>(m_server, me);
    m_program->settle();
}

void Life::live(int steps)
{
    for (int step = 0; step < steps; ++step) {
        happen();
        QCoreApplication::processEvents();
    }
}

QString Life::end()
{
    m_program->line->setReachable(true);
    m_program->line->cut();
    if (!m_program->comeToRest())
        return u"it does not come to rest"_s;
    QString wrong = u"live: "_s + agreement().content();
    if (wrong != "live: "_L1)
        return wrong;
    wrong = agreement().timeline();
    if (!wrong.isEmpty())
        return wrong;
    wrong = agreement().ownPosts(m_own, m_excused);
    if (!wrong.isEmpty())
        return wrong;
    m_program->line->setReachable(false);
    m_program->line->cut();
    wrong = agreement().content();
    if (!wrong.isEmpty())
        return u"offline: "_s + wrong;
    m_program->settle();
    m_program->kill();
    m_program->start();
    m_program->line->setReachable(false);
    m_program->settle();
    wrong = agreement().content();
    return wrong.isEmpty() ? wrong : u"after a restart, offline: "_s + wrong;
}

void Life::happen()
{
    switch (below(12)) {
    case 0:
    case 1:
    case 2:
        return othersAct();
    case 3:
    case 4:
        return iAct();
    case 5:
        return look();
    case 6:
        return rooms();
    case 7:
        return fate();
    default:
        return travel();
    }
}

void Life::travel()
{
    for (int i = below(8); i > 0; --i)
        m_program->store->work();
    QCoreApplication::processEvents();
    for (int i = below(5); i > 0; --i)
        m_program->line->toServer(oneIn(2), oneIn(2));
    if (oneIn(3))
        m_program->line->lateToClient();
    for (int i = below(9); i > 0; --i)
        m_program->line->toClient();
    if (oneIn(6))
        m_program->pass(milliseconds(below(3000)));
    if (oneIn(8))
        m_program->line->repeat();
}

void Life::othersAct()
{
    // Now and then it is this user, on another device.
    const UserId who = oneIn(8) ? me : any(others);
    const auto own = m_server.roomsOf(who);
    if (own.isEmpty())
        return;
    const RoomId room = any(own);
    const auto all = m_server.messages(room);
    const int what = all.isEmpty() ? 0 : below(8);
    if (what < 5) {
        m_server.hears(who, Post{.room = room,
                                 .id = MessageId{nextId().value},
                                 .text = nextText(),
                                 .mentions = oneIn(4) ? QList{me} : QList<UserId>{}});
        return;
    }
    const Message message = any(all);
    if (what == 5)
        m_server.hears(message.by, Edit{.id = nextId(), .message = message.id, .text = nextText()});
    else if (what == 6 && oneIn(2))
        m_server.hears(message.by, Delete{.id = nextId(), .message = message.id});
    else
        m_server.hears(
            who, React{.id = nextId(), .message = message.id, .emoji = oneIn(2) ? u"👍"_s : u"🎉"_s, .on = !oneIn(3)});
}

void Life::iAct()
{
    const auto known = m_program->workspace->replica().rooms().keys();
    if (known.isEmpty())
        return;
    RoomId room = *std::min_element(known.cbegin(), known.cend());
    if (oneIn(2))
        room = *std::max_element(known.cbegin(), known.cend());
    const auto all = m_server.messages(room);
    const int what = all.isEmpty() ? 0 : below(9);
    Outbox &outbox = m_program->workspace->outbox();
    if (what < 5)
        m_own[room].append(*outbox.post(room, nextText()));
    else if (what == 5)
        outbox.edit(room, any(all).id, nextText());
    else if (what == 6)
        outbox.react(room, any(all).id, u"👍"_s, !oneIn(3));
    else if (what == 7 && oneIn(3))
        outbox.erase(room, any(all).id);
    else if (const auto *state = m_program->workspace->replica().room(room))
        m_program->workspace->readMarks().read(room, state->room.lastN - below(3));
}

void Life::look()
{
    const auto known = m_program->workspace->replica().rooms().keys();
    if (known.isEmpty())
        return;
    const RoomId room = *std::min_element(known.cbegin(), known.cend());
    if (!m_program->timeline || oneIn(10))
        m_program->open(room);
    else if (oneIn(2))
        m_program->timeline->loadOlder();
    using Where = PageRequest::Where;
    const Where where = any(QList{Where::Newest, Where::Before, Where::After, Where::Around});
    m_program->pages->load({.room = room, .where = where, .n = below(40), .limit = 1 + below(9)},
                           [](const Expected<Page, Error> &) {});
}

void Life::makeRoom(const QList<UserId> &members)
{
    m_server.hears(members.last(),
                   CreateRoom{.id = nextId(), .kind = RoomKind::Private, .name = nextText(), .members = members});
}

void Life::rooms()
{
    if (!oneIn(3))
        return;
    const UserId who = any(others);
    const auto own = m_server.roomsOf(who);
    const int what = below(6);
    if (what == 0 && own.size() < 5)
        return makeRoom(oneIn(2) ? QList{who} : QList{me, who});
    if (own.isEmpty())
        return;
    const RoomId room = any(own);
    if (what == 1)
        m_server.hears(who, UpdateRoom{.room = room, .id = nextId(), .name = nextText()});
    else if (what == 2)
        m_server.hears(who, RemoveFromRoom{.room = room, .id = nextId(), .user = oneIn(2) ? me : any(others)});
    else if (what == 3)
        m_server.hears(who, Profile{.id = nextId(), .name = nextText()});
    else
        m_server.hears(who, AddToRoom{.room = room, .id = nextId(), .user = oneIn(3) ? any(others) : me});
}

void Life::fate()
{
    const int what = below(14);
    if (what < 3 && m_perils.connection)
        m_program->line->cut();
    else if (what == 3 && m_perils.connection)
        m_program->line->setReachable(oneIn(2));
    else if (what == 4 && m_perils.connection)
        m_program->pass(20s); // long enough to give a silent connection up
    else if (what == 5 && m_perils.connection)
        m_server.restart();
    else if (what == 6 && m_perils.crashes)
        crash();
    else if (what == 7 && m_perils.restores && oneIn(2))
        m_backup = m_server.backup();
    else if (what == 8 && m_perils.restores && oneIn(2))
        restore();
}

void Life::crash()
{
    m_program->kill();
    m_program->start();
    // What was not on disk was never tried, and is not missed.
    excuse([this](const MessageId &id) {
        return !m_server.has(id) && m_program->workspace->outbox().find(ChangeId{id.value}) == nullptr;
    });
}

void Life::restore()
{
    m_server.restore(m_backup);
    // What the server had taken and shown, and then lost with its disk, is gone.
    excuse([this](const MessageId &id) { return m_program->workspace->outbox().find(ChangeId{id.value}) == nullptr; });
}

void Life::excuse(const std::function<bool(const MessageId &)> &gone)
{
    for (const auto &room : std::as_const(m_own)) {
        for (const MessageId &id : room) {
            if (gone(id))
                m_excused.insert(id);
        }
    }
}

Agreement Life::agreement()
{
    return {m_server, *m_program, me};
}

int Life::below(int bound)
{
    return std::uniform_int_distribution<int>(0, bound - 1)(m_chance);
}

ChangeId Life::nextId()
{
    return {uuid(++m_ids)};
}

QString Life::nextText()
{
    return u"text %1"_s.arg(++m_texts);
}

} // namespace madang::tests
