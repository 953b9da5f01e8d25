// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// What every log promises, asked of each of them.
#include "tests/support/server/furnishedlog.h"

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

class LogContractTest : public QObject, FurnishedLog
{
    Q_OBJECT

private slots:
    void initTestCase_data() { everyKind(); }
    void init()
    {
        QFETCH_GLOBAL(int, kind);
        QVERIFY(furnish(kind));
    }
    void cleanup() { m_log.reset(); }

    void answers_come_later_and_in_the_order_of_the_log();
    void events_are_numbered_without_gaps_and_messages_by_room();
    void the_same_id_again_gets_the_first_commit();
    void the_same_id_with_another_content_or_author_is_a_conflict();
    void find_tells_what_became_of_an_id();
    void time_never_runs_backwards_in_the_log();
    void a_post_into_no_room_is_not_found();
    void a_reply_is_to_a_message_of_its_room();
    void an_edit_replaces_the_text_everywhere();
    void a_delete_removes_the_text_everywhere();
    void what_is_deleted_can_not_be_changed();
    void what_depends_on_the_reader_is_not_stored();
    void the_next_start_finds_everything_in_a_new_epoch();
    void read_markers_never_move_back();
    void a_probe_leaves_nothing_behind();
};

void LogContractTest::answers_come_later_and_in_the_order_of_the_log()
{
    QList<qint64> seqs;
    for (int i = 0; i < 300; ++i) {
        m_log->log().append(changes::post(ann, lobby, u"hi"_s),
                            [&seqs](const AppendResult &result) { seqs.append(result.value().event.seq); });
    }
    QVERIFY(seqs.isEmpty());

    QVERIFY(m_log->settle());
    QCOMPARE(seqs.size(), 300);
    for (qsizetype i = 0; i < seqs.size(); ++i)
        QCOMPARE(seqs.at(i), 5 + i);
}

void LogContractTest::events_are_numbered_without_gaps_and_messages_by_room()
{
    const auto first = append(changes::post(ann, lobby, u"1"_s));
    const auto elsewhere = append(changes::post(ann, attic, u"2"_s));
    const auto refused = append(changes::post(ann, {u"nowhere"_s}, u"3"_s));
    const auto second = append(changes::post(bob, lobby, u"4"_s));

    QVERIFY(!refused);
    QCOMPARE(first->event.seq, 5);
    QCOMPARE(elsewhere->event.seq, 6);
    QCOMPARE(second->event.seq, 7);
    QCOMPARE(std::get<MessagePosted>(first->event.body).n, 1);
    QCOMPARE(std::get<MessagePosted>(elsewhere->event.body).n, 1);
    QCOMPARE(std::get<MessagePosted>(second->event.body).n, 2);
}

void LogContractTest::the_same_id_again_gets_the_first_commit()
{
    const Change post = changes::post(ann, lobby, u"hi"_s);
    const auto first = append(post);
    m_log->clock.pass(milliseconds(500));

    const auto again = append(post);

    QVERIFY(!first->duplicate);
    QVERIFY(again->duplicate);
    QCOMPARE(again->event, first->event);
    QCOMPARE(m_log->history({.room = lobby}).messages.size(), 1);
}

void LogContractTest::the_same_id_with_another_content_or_author_is_a_conflict()
{
    const Change post = changes::post(ann, lobby, u"hi"_s);
    QVERIFY(append(post));

    Change otherContent = post;
    otherContent.hash = changes::hashOf(u"ho"_s);
    Change otherAuthor = post;
    otherAuthor.author = bob;

    QCOMPARE(append(otherContent).error().code, ErrorCode::Conflict);
    QCOMPARE(append(otherAuthor).error().code, ErrorCode::Conflict);
    QCOMPARE(m_log->history({.room = lobby}).messages.size(), 1);
}

void LogContractTest::find_tells_what_became_of_an_id()
{
    const Change post = changes::post(ann, lobby, u"hi"_s);
    QVERIFY(!m_log->find(post)->has_value());
    const auto commit = append(post);

    QCOMPARE(m_log->find(post).value()->event, commit->event);
    Change other = post;
    other.author = bob;
    QCOMPARE(m_log->find(other).error().code, ErrorCode::Conflict);
}

void LogContractTest::time_never_runs_backwards_in_the_log()
{
    const auto first = append(changes::post(ann, lobby, u"1"_s));
    m_log->clock.setWall(milliseconds(1'000));
    const auto second = append(changes::post(ann, lobby, u"2"_s));
    QCOMPARE(second->event.at, first->event.at);

    (void)m_log->open();
    const auto third = append(changes::post(ann, lobby, u"3"_s));
    QCOMPARE(third->event.at, first->event.at);
}

void LogContractTest::a_post_into_no_room_is_not_found()
{
    QCOMPARE(append(changes::post(ann, {u"nowhere"_s}, u"hi"_s)).error().code, ErrorCode::NotFound);
}

void LogContractTest::a_reply_is_to_a_message_of_its_room()
{
    const auto replyTo = [this](const QString &id) {
        Change post = changes::post(bob, lobby, u"indeed"_s);
        std::get<MessagePosted>(post.body).replyTo = MessageId{id};
        return append(post);
    };
    const MessageId deleted{say(u"oops"_s)};
    QVERIFY(append(changes::remove(ann, lobby, deleted)));

    QVERIFY(replyTo(say(u"hi"_s)));
    QVERIFY(replyTo(deleted.value));
    QCOMPARE(replyTo(say(u"up here"_s, attic)).error().code, ErrorCode::NotFound);
    QCOMPARE(replyTo(changes::nextUuid()).error().code, ErrorCode::NotFound);
    QCOMPARE(m_log->history({.room = lobby}).messages.size(), 4);
}

void LogContractTest::an_edit_replaces_the_text_everywhere()
{
    Change post = changes::post(ann, lobby, u"secret"_s);
    std::get<MessagePosted>(post.body).mentions = {bob};
    QVERIFY(append(post));
    QVERIFY(append(changes::edit(ann, lobby, {post.id}, u"half secret"_s)));
    m_log->clock.pass(milliseconds(7));
    Change last = changes::edit(ann, lobby, {post.id}, u"fine"_s);
    std::get<MessageEdited>(last.body).mentions = {bob};
    const auto edit = append(last);

    const Message message = m_log->message(post.id).value();
    QCOMPARE(message.text, u"fine"_s);
    QCOMPARE(message.mentions, QList<UserId>{bob});
    QCOMPARE(message.editedAt, edit->event.at);
    QCOMPARE(message.rev, edit->event.seq);
    QCOMPARE(message.seq, 5);
    const auto events = m_log->events(everythingFor(ann, {lobby, attic}));
    QCOMPARE(std::get<MessagePosted>(events.at(4).body).text, u"fine"_s);
    for (const qsizetype each : {5, 6}) {
        QCOMPARE(std::get<MessageEdited>(events.at(each).body).text, u"fine"_s);
        QCOMPARE(std::get<MessageEdited>(events.at(each).body).mentions, QList<UserId>{bob});
    }
    QVERIFY(append(post)->duplicate);
}

void LogContractTest::a_delete_removes_the_text_everywhere()
{
    Change post = changes::post(ann, lobby, u"secret"_s);
    std::get<MessagePosted>(post.body).mentions = {bob};
    std::get<MessagePosted>(post.body).files = {FileId{u"f1"_s}};
    QVERIFY(append(post));
    QVERIFY(append(changes::edit(ann, lobby, {post.id}, u"still secret"_s)));
    QVERIFY(append(changes::react(bob, lobby, {post.id}, u"👀"_s, true)));
    const auto deleted = append(changes::remove(ann, lobby, {post.id}));

    const Message message = m_log->message(post.id).value();
    QVERIFY(message.deleted);
    QVERIFY(message.text.isEmpty() && message.mentions.isEmpty() && message.files.isEmpty());
    QVERIFY(message.reactions.isEmpty());
    QCOMPARE(message.rev, deleted->event.seq);
    QCOMPARE(m_log->history({.room = lobby}).messages, QList<Message>{message});
    const auto events = m_log->events(everythingFor(ann, {lobby, attic}));
    const MessagePosted expected{.id = {post.id}, .n = 1, .text = {}, .deleted = true};
    QCOMPARE(std::get<MessagePosted>(events.at(4).body), expected);
    QCOMPARE(std::get<MessageEdited>(events.at(5).body).text, QString());

    const auto again = append(post);
    QVERIFY(again->duplicate);
    QCOMPARE(std::get<MessagePosted>(again->event.body), expected);
}

void LogContractTest::what_is_deleted_can_not_be_changed()
{
    const MessageId gone{say(u"hi"_s)};
    const Change remove = changes::remove(ann, lobby, gone);
    QVERIFY(append(remove));
    const MessageId never{changes::nextUuid()};

    for (const MessageId &id : {gone, never}) {
        QCOMPARE(append(changes::edit(ann, lobby, id, u"ho"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(append(changes::remove(ann, lobby, id)).error().code, ErrorCode::NotFound);
        QCOMPARE(append(changes::react(ann, lobby, id, u"👍"_s, true)).error().code, ErrorCode::NotFound);
    }
    QVERIFY(append(remove)->duplicate);
    QCOMPARE(m_log->message(never.value).error().code, ErrorCode::NotFound);
}

void LogContractTest::what_depends_on_the_reader_is_not_stored()
{
    const MemberJoined joined{.user = bob, .roomObject = Room{.id = attic, .name = u"attic"_s, .topic = {}}};
    const Change change = changes::change(ann, attic, joined);

    const auto commit = append(change);

    QCOMPARE(std::get<MemberJoined>(commit->event.body), MemberJoined{.user = bob});
    QCOMPARE(append(change)->event, commit->event);
}

void LogContractTest::the_next_start_finds_everything_in_a_new_epoch()
{
    const auto updated = changes::change(ann, lobby, RoomUpdated{.name = u"Hall"_s, .topic = u"come in"_s});
    QVERIFY(append(updated));
    const QString said = say(u"안녕 👋"_s);
    QVERIFY(append(changes::change(ann, {}, UserRemoved{.user = bob})));
    const Message message = m_log->message(said).value();
    const auto events = m_log->events(everythingFor(ann, {lobby, attic}));

    const LogState state = m_log->open();

    QCOMPARE(state.head, 7);
    QCOMPARE(state.epochs.size(), 2);
    QCOMPARE(state.epochs.at(0).after, 0);
    QCOMPARE(state.epochs.at(1).after, 7);
    QCOMPARE(state.epochs.at(0).id.value.size(), 16);
    QVERIFY(state.epochs.at(0).id != state.epochs.at(1).id);
    QCOMPARE(state.users, (QList<User>{{.id = ann, .name = u"ann"_s, .status = {}}}));
    QCOMPARE(state.removed, (QList<User>{{.id = bob, .name = u"bob"_s, .status = {}}}));
    const QList<StoredRoom> rooms{
        {.id = attic, .name = u"attic"_s, .kind = RoomKind::Private, .topic = {}, .creator = ann, .members = {ann}},
        {.id = lobby, .name = u"Hall"_s, .topic = u"come in"_s, .creator = ann, .lastN = 1, .members = {ann}}};
    QCOMPARE(state.rooms, rooms);
    QCOMPARE(state.reads.value(lobby), (QHash<UserId, qint64>{{ann, 1}}));
    QCOMPARE(m_log->message(said).value(), message);
    QCOMPARE(m_log->events(everythingFor(ann, {lobby, attic})), events);
    QCOMPARE(append(changes::post(ann, lobby, u"next"_s))->event.seq, 8);
}

void LogContractTest::read_markers_never_move_back()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(!say(u"hi"_s).isEmpty());
    QVERIFY(append(changes::person(u"eve"_s)));
    const UserId eve{u"eve"_s};
    QVERIFY(append(changes::change(eve, lobby, MemberJoined{.user = eve})));
    QVERIFY(!say(u"welcome"_s).isEmpty());

    int answers = 0;
    const auto kept = [&answers](const Expected<void, Error> &result) { answers += result ? 1 : 0; };
    m_log->log().setRead(bob, lobby, 4, kept);
    m_log->log().setRead(bob, lobby, 2, kept);
    m_log->log().setRead({u"stranger"_s}, lobby, 3, kept);
    QCOMPARE(answers, 0);
    QVERIFY(m_log->settle());
    QCOMPARE(answers, 3);
    QCOMPARE(m_log->open().reads.value(lobby), (QHash<UserId, qint64>{{ann, 6}, {bob, 4}, {eve, 5}}));

    m_log->log().setRead(bob, lobby, 1'000, kept);
    QVERIFY(m_log->settle());
    QCOMPARE(m_log->open().reads.value(lobby).value(bob), 6);
}

void LogContractTest::a_probe_leaves_nothing_behind()
{
    QVERIFY(m_log->probe());
    QVERIFY(m_log->probe());

    QVERIFY(!say(u"hi"_s).isEmpty());
    QCOMPARE(m_log->open().head, 5);
}

QTEST_GUILESS_MAIN(LogContractTest)
#include "tst_logcontract.moc"
