// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// What every log promises to who reads from it.
#include "tests/support/server/furnishedlog.h"

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

class LogReadingTest : public QObject, FurnishedLog
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

    void history_comes_in_pages();
    void a_page_of_history_is_cut_by_size();
    void the_newest_message_of_each_room();
    void a_reader_sees_its_rooms_and_its_own_leaving();
    void reactions_are_kept_in_the_order_in_which_they_were_put();
};

void LogReadingTest::history_comes_in_pages()
{
    for (int i = 1; i <= 7; ++i)
        QVERIFY(!say(QString::number(i)).isEmpty());
    const auto numbers = [this](const History &query) {
        const HistoryPage page = m_log->history(query);
        QString text = page.more ? u"more:"_s : u"all:"_s;
        for (const Message &message : page.messages)
            text += u' ' + QString::number(message.n);
        return text;
    };

    QCOMPARE(numbers({.room = lobby, .limit = 3}), u"more: 5 6 7"_s);
    QCOMPARE(numbers({.room = lobby, .before = 5, .limit = 3}), u"more: 2 3 4"_s);
    QCOMPARE(numbers({.room = lobby, .before = 2, .limit = 3}), u"all: 1"_s);
    QCOMPARE(numbers({.room = lobby, .before = 1, .limit = 3}), u"all:"_s);
    QCOMPARE(numbers({.room = lobby, .before = 99, .limit = 2}), u"more: 6 7"_s);
    QCOMPARE(numbers({.room = lobby, .after = 0, .limit = 3}), u"more: 1 2 3"_s);
    QCOMPARE(numbers({.room = lobby, .after = 4, .limit = 3}), u"all: 5 6 7"_s);
    QCOMPARE(numbers({.room = lobby, .after = 7, .limit = 3}), u"all:"_s);
    QCOMPARE(numbers({.room = lobby, .limit = 7}), u"all: 1 2 3 4 5 6 7"_s);
    QCOMPARE(numbers({.room = attic}), u"all:"_s);
    QCOMPARE(numbers({.room = {u"nowhere"_s}}), u"all:"_s);
}

void LogReadingTest::a_page_of_history_is_cut_by_size()
{
    for (int i = 0; i < 40; ++i)
        QVERIFY(!say(QString(4'000, u'가')).isEmpty()); // three bytes each

    const HistoryPage newest = m_log->history({.room = lobby});
    QVERIFY(newest.more);
    QCOMPARE(newest.messages.last().n, 40);
    QVERIFY(newest.messages.size() > 10 && newest.messages.size() < 22);
    const HistoryPage oldest = m_log->history({.room = lobby, .after = 0});
    QVERIFY(oldest.more);
    QCOMPARE(oldest.messages.first().n, 1);
    QCOMPARE(oldest.messages.size(), newest.messages.size());
}

void LogReadingTest::the_newest_message_of_each_room()
{
    QVERIFY(!say(u"old"_s).isEmpty());
    const QString inLobby = say(u"new"_s);
    const QString inAttic = say(u"up here"_s, attic);
    QVERIFY(append(changes::room({u"empty"_s}, {ann})));

    const auto messages = m_log->newest({lobby, {u"empty"_s}, attic, {u"nowhere"_s}});

    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0), m_log->message(inLobby).value());
    QCOMPARE(messages.at(1), m_log->message(inAttic).value());
}

void LogReadingTest::a_reader_sees_its_rooms_and_its_own_leaving()
{
    QVERIFY(!say(u"in the lobby"_s).isEmpty());                            // 5
    QVERIFY(!say(u"in the attic"_s, attic).isEmpty());                     // 6
    QVERIFY(append(changes::change(bob, lobby, MemberLeft{.user = bob}))); // 7
    QVERIFY(append(changes::change(ann, attic, MemberLeft{.user = ann}))); // 8
    const auto seqs = [this](const EventQuery &query) {
        QList<qint64> list;
        for (const Event &event : m_log->events(query))
            list.append(event.seq);
        return list;
    };

    const EventQuery bobs = everythingFor(bob, {});
    QCOMPARE(seqs(bobs), (QList<qint64>{1, 2, 7}));
    QCOMPARE(seqs(everythingFor(ann, {lobby})), (QList<qint64>{1, 2, 3, 5, 7, 8}));
    QCOMPARE(seqs(everythingFor(ann, {lobby, attic})), (QList<qint64>{1, 2, 3, 4, 5, 6, 7, 8}));

    EventQuery page = everythingFor(ann, {lobby, attic});
    page.after = 2;
    page.upTo = 6;
    QCOMPARE(seqs(page), (QList<qint64>{3, 4, 5, 6}));
    QCOMPARE(m_log->count(page, 100), 4);
    QCOMPARE(m_log->count(page, 3), 3);
    page.limit = 2;
    QCOMPARE(seqs(page), (QList<qint64>{3, 4}));
}

void LogReadingTest::reactions_are_kept_in_the_order_in_which_they_were_put()
{
    const MessageId id{say(u"hi"_s)};
    for (const auto &[author, emoji, on] :
         {std::tuple{ann, u"👍"_s, true}, std::tuple{ann, u"🎉"_s, true}, std::tuple{bob, u"👍"_s, true},
          std::tuple{bob, u"👍"_s, true}, std::tuple{bob, u"👀"_s, true}, std::tuple{bob, u"👀"_s, false}})
        QVERIFY(append(changes::react(author, lobby, id, emoji, on)));

    const QList<Reaction> both{{.emoji = u"👍"_s, .by = {ann, bob}}, {.emoji = u"🎉"_s, .by = {ann}}};
    QCOMPARE(m_log->message(id.value)->reactions, both);

    const auto off = append(changes::react(ann, lobby, id, u"👍"_s, false));
    const QList<Reaction> rest{{.emoji = u"🎉"_s, .by = {ann}}, {.emoji = u"👍"_s, .by = {bob}}};
    QCOMPARE(m_log->message(id.value)->reactions, rest);
    QCOMPARE(m_log->message(id.value)->rev, off->event.seq);
}

QTEST_GUILESS_MAIN(LogReadingTest)
#include "tst_logreading.moc"
