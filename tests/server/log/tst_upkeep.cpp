// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/database.h"
#include "server/log/upkeep.h"
#include "tests/support/server/changes.h"
#include "tests/support/server/logundertest.h"

#include <QFile>
#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

namespace
{

const UserId ann{u"ann"_s};
const RoomId lobby{u"lobby"_s};

} // namespace

class UpkeepTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_log.reset(); }

    void a_log_that_was_used_is_sound();
    void a_backup_of_an_open_log_is_complete();
    void a_backup_is_readable_by_its_owner_only();
    void a_backup_never_overwrites();
    void a_backup_that_fails_leaves_nothing_behind();
    void check_finds_what_does_not_fit_data();
    void check_finds_what_does_not_fit();
    void check_says_when_a_file_is_no_log();

private:
    [[nodiscard]] QString beside(const QString &name) const { return m_log->path() + name; }

    std::unique_ptr<LogUnderTest> m_log;
};

void UpkeepTest::init()
{
    m_log = std::make_unique<LogUnderTest>(LogUnderTest::Kind::Sqlite);
    (void)m_log->open();
    QVERIFY(m_log->append(changes::person(u"ann"_s)));
    QVERIFY(m_log->append(changes::room(lobby, {ann})));
    for (int i = 0; i < 5; ++i) {
        const Change post = changes::post(ann, lobby, u"hi %1"_s.arg(i));
        QVERIFY(m_log->append(post));
        QVERIFY(m_log->append(changes::react(ann, lobby, {post.id}, u"👍"_s, true)));
        for (const auto &text : {u"ho %1"_s, u"hoho %1"_s})
            QVERIFY(m_log->append(changes::edit(ann, lobby, {post.id}, text.arg(i))));
        if (i == 3)
            QVERIFY(m_log->append(changes::remove(ann, lobby, {post.id})));
    }
    m_log->log().setRead(ann, lobby, 3, [](const Expected<void, Error> & /*kept*/) {});
    QVERIFY(m_log->settle());
}

void UpkeepTest::a_log_that_was_used_is_sound()
{
    (void)m_log->open();

    const auto report = upkeep::check(m_log->path());

    QCOMPARE(report->problems, QStringList());
    QVERIFY(report->lines.contains(u"events: 23"_s));
    QVERIFY(report->lines.contains(u"messages: 5"_s));
    QVERIFY(report->lines.contains(u"starts: 2"_s));
}

void UpkeepTest::a_backup_of_an_open_log_is_complete()
{
    const QString copy = beside(u".copy"_s);
    QVERIFY(upkeep::backup(m_log->path(), copy));
    QVERIFY(m_log->append(changes::post(ann, lobby, u"after the backup"_s)));

    QCOMPARE(upkeep::check(copy)->problems, QStringList());
    SqliteLog restored(copy, m_log->clock);
    const LogState state = restored.open().value();
    QCOMPARE(state.head, 23);
    QCOMPARE(state.epochs.size(), 2);
    QCOMPARE(state.reads.value(lobby).value(ann), 5);
}

void UpkeepTest::a_backup_is_readable_by_its_owner_only()
{
    const QString copy = beside(u".copy"_s);
    QVERIFY(upkeep::backup(m_log->path(), copy));

    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(!(QFile::permissions(copy) & others));
    QVERIFY(!(QFile::permissions(m_log->path()) & others));
}

void UpkeepTest::a_backup_never_overwrites()
{
    const QString copy = beside(u".copy"_s);
    QFile file(copy);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();

    QCOMPARE(upkeep::backup(m_log->path(), copy).error().code, ErrorCode::Conflict);

    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "mine"_ba);
}

void UpkeepTest::a_backup_that_fails_leaves_nothing_behind()
{
    const QDir folder = QFileInfo(m_log->path()).dir();
    const QStringList before = folder.entryList();

    QVERIFY(!upkeep::backup(folder.filePath(u"none"_s), folder.filePath(u"copy"_s)));
    QVERIFY(!upkeep::backup(m_log->path(), folder.filePath(u"no/such/folder"_s)));

    QCOMPARE(folder.entryList(), before);
}

void UpkeepTest::check_finds_what_does_not_fit_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("a gap") << "DELETE FROM events WHERE seq = 9"_ba;
    QTest::newRow("a message is missing") << "DELETE FROM messages WHERE n = 2"_ba;
    QTest::newRow("a message has another text") << "UPDATE messages SET text = 'x' WHERE n = 2"_ba;
    QTest::newRow("a deleted message speaks") << "UPDATE messages SET text = 'x' WHERE deleted"_ba;
    QTest::newRow("an undeleted message") << "UPDATE messages SET deleted = 0"_ba;
    QTest::newRow("an earlier edit speaks")
        << "UPDATE events SET body = json_set(body, '$.text', 'x') WHERE kind = 'message.edited'"_ba;
    QTest::newRow("a room counts wrong") << "UPDATE rooms SET last_n = 9"_ba;
    QTest::newRow("epochs descend") << "INSERT INTO epochs (id, after) VALUES ('a', 7), ('b', 3)"_ba;
    QTest::newRow("an epoch in the future") << "INSERT INTO epochs (id, after) VALUES ('a', 700)"_ba;
    QTest::newRow("time runs backwards") << "UPDATE events SET at = 1 WHERE seq = 18"_ba;
    QTest::newRow("another event") << "UPDATE events SET body = '{}' WHERE seq = 2"_ba;
    QTest::newRow("a reader of the future") << "UPDATE members SET read_n = 70"_ba;
    QTest::newRow("a nobody's device") << "INSERT INTO devices VALUES ('d', 'nobody', '', x'00', 0, 0)"_ba;
}

void UpkeepTest::check_finds_what_does_not_fit()
{
    QFETCH(QByteArray, damage);
    m_log->close();
    {
        const auto database = sqlite::Database::open(m_log->path(), sqlite::Database::Access::ReadWrite);
        (*database)->execute(damage.constData());
        QVERIFY(!(*database)->error());
    }

    const auto report = upkeep::check(m_log->path());

    QVERIFY(report);
    QVERIFY(!report->problems.isEmpty());
}

void UpkeepTest::check_says_when_a_file_is_no_log()
{
    const QString path = beside(u".txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9'000, 'x')) > 0);
    file.close();

    const auto report = upkeep::check(path);

    QVERIFY(!report);
    QVERIFY(report.error().text.contains(path));
}

QTEST_GUILESS_MAIN(UpkeepTest)
#include "tst_upkeep.moc"
