// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// Whatever happens to the connection, the program and the server's disk, a client ends with exactly the server's
// content. Each seed is one life: the same every time.
#include "tests/support/client/program.h"
#include "tests/support/client/things.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using namespace std::chrono_literals;

namespace
{

const UserId me{u"me"_s};
const QList<UserId> others{UserId{u"ann"_s}, UserId{u"bob"_s}};

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

/// What may happen in a life.
struct Perils {
    bool connection = false;
    bool crashes = false;
    bool restores = false;
};

/// A life of one program among other people, driven by chance.
class Life
{
public:
    Life(quint32 seed, const Perils &perils)
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

    void live(int steps)
    {
        for (int step = 0; step < steps; ++step) {
            happen();
            QCoreApplication::processEvents();
        }
    }
    /// What is wrong in the end; empty: nothing.
    QString end()
    {
        m_program->line->setReachable(true);
        m_program->line->cut();
        if (!m_program->comeToRest())
            return u"it does not come to rest"_s;
        QString wrong = u"live: "_s + check();
        if (wrong != "live: "_L1)
            return wrong;
        wrong = checkTimeline();
        if (!wrong.isEmpty())
            return wrong;
        wrong = checkOwnPosts();
        if (!wrong.isEmpty())
            return wrong;
        m_program->line->setReachable(false);
        m_program->line->cut();
        wrong = check();
        if (!wrong.isEmpty())
            return u"offline: "_s + wrong;
        m_program->settle();
        m_program->kill();
        m_program->start();
        m_program->line->setReachable(false);
        m_program->settle();
        wrong = check();
        return wrong.isEmpty() ? wrong : u"after a restart, offline: "_s + wrong;
    }

private:
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_chance); }
    bool oneIn(int times) { return below(times) == 0; }
    template <typename T>
    T any(const QList<T> &list)
    {
        return list.at(below(static_cast<int>(list.size())));
    }
    ChangeId nextId() { return {uuid(++m_ids)}; }
    QString nextText() { return u"text %1"_s.arg(++m_texts); }

    void happen()
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

    void travel()
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

    void othersAct()
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
                who,
                React{.id = nextId(), .message = message.id, .emoji = oneIn(2) ? u"👍"_s : u"🎉"_s, .on = !oneIn(3)});
    }

    void iAct()
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

    void look()
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

    void makeRoom(const QList<UserId> &members)
    {
        m_server.hears(members.last(),
                       CreateRoom{.id = nextId(), .kind = RoomKind::Private, .name = nextText(), .members = members});
    }

    void rooms()
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

    void fate()
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

    void crash()
    {
        m_program->kill();
        m_program->start();
        // What was not on disk was never tried, and is not missed.
        excuse([this](const MessageId &id) {
            return !m_server.has(id) && m_program->workspace->outbox().find(ChangeId{id.value}) == nullptr;
        });
    }

    void restore()
    {
        m_server.restore(m_backup);
        // What the server had taken and shown, and then lost with its disk, is gone.
        excuse(
            [this](const MessageId &id) { return m_program->workspace->outbox().find(ChangeId{id.value}) == nullptr; });
    }

    template <typename Gone>
    void excuse(Gone gone)
    {
        for (const auto &room : std::as_const(m_own)) {
            for (const MessageId &id : room) {
                if (gone(id))
                    m_excused.insert(id);
            }
        }
    }

    QString check()
    {
        const Replica &replica = m_program->workspace->replica();
        const auto own = m_server.roomsOf(me);
        if (replica.rooms().size() != own.size())
            return u"%1 rooms instead of %2"_s.arg(replica.rooms().size()).arg(own.size());
        for (const RoomId &id : own) {
            const QString wrong = checkRoom(id);
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

    QString checkRoom(const RoomId &id)
    {
        const RoomState *const state = m_program->workspace->replica().room(id);
        if (state == nullptr)
            return u"not there"_s;
        Room here = state->room;
        Room there = m_server.room(id, me);
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
        return wrong.isEmpty() ? checkMentions(*m_program->workspace->replica().room(id), all) : wrong;
    }

    static QString checkMentions(const RoomState &state, const QList<Message> &all)
    {
        QList<MessageId> there;
        for (const Message &message : all) {
            if (message.n > state.room.readN && message.by != me && message.mentions.contains(me))
                there.append(message.id);
        }
        QList<MessageId> here;
        for (const MentionMark &mark : state.mentions)
            here.append(mark.message);
        std::sort(here.begin(), here.end());
        std::sort(there.begin(), there.end());
        return here == there ? QString() : u"%1 mentions instead of %2"_s.arg(here.size()).arg(there.size());
    }

    /// The whole room, page by page, as a reader who scrolls up.
    QList<Message> readAll(const RoomId &room, QString &wrong)
    {
        QList<Message> all;
        bool more = true;
        while (more && wrong.isEmpty()) {
            PageRequest request{.room = room, .where = PageRequest::Where::Newest, .limit = 7};
            if (!all.isEmpty())
                request = {.room = room, .where = PageRequest::Where::Before, .n = all.first().n, .limit = 7};
            more = false;
            bool answered = false;
            m_program->pages->load(request, [&](const Expected<Page, Error> &page) {
                answered = true;
                if (!page) {
                    wrong = u"no page: "_s + page.error().text;
                    return;
                }
                all = page->messages + all;
                more = page->more;
            });
            m_program->settle();
            if (!answered)
                wrong = u"no answer"_s;
        }
        return all;
    }

    /// What has been on screen all the time.
    QString checkTimeline()
    {
        const Timeline *const timeline = m_program->timeline.get();
        if (timeline == nullptr || m_program->workspace->replica().room(timeline->room()) == nullptr)
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

    QString checkOwnPosts()
    {
        for (auto room = m_own.cbegin(); room != m_own.cend(); ++room) {
            qint64 before = 0;
            for (const MessageId &id : room.value()) {
                const OutboxEntry *const entry = m_program->workspace->outbox().find(ChangeId{id.value});
                if (!m_server.has(id)) {
                    if (entry == nullptr && !m_excused.contains(id))
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

    std::mt19937 m_chance;
    Perils m_perils;
    ModelServer m_server;
    ModelServer::Log m_backup;
    std::unique_ptr<Program> m_program;
    QMap<RoomId, QList<MessageId>> m_own;
    QSet<MessageId> m_excused;
    qint64 m_ids = 1'000;
    int m_texts = 0;
};

} // namespace

class TestConvergence : public QObject
{
    Q_OBJECT

private slots:
    void every_life_ends_with_the_servers_content_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("connection");
        QTest::addColumn<bool>("crashes");
        QTest::addColumn<bool>("restores");
        // A thorough search: MADANG_LIVES=1000.
        const auto lives = static_cast<quint32>(qMax(12, qEnvironmentVariableIntValue("MADANG_LIVES")));
        for (quint32 seed = 1; seed <= lives; ++seed) {
            QTest::addRow("quiet %u", seed) << seed << false << false << false;
            QTest::addRow("bad connection %u", seed) << 10'000 + seed << true << false << false;
            QTest::addRow("and crashes %u", seed) << 20'000 + seed << true << true << false;
            QTest::addRow("and lost disks %u", seed) << 30'000 + seed << true << true << true;
        }
    }
    void every_life_ends_with_the_servers_content()
    {
        QFETCH(const quint32, seed);
        QFETCH(const bool, connection);
        QFETCH(const bool, crashes);
        QFETCH(const bool, restores);
        Life life(seed, {.connection = connection, .crashes = crashes, .restores = restores});

        life.live(500);

        const QString wrong = life.end();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestConvergence)
#include "tst_convergence.moc"
