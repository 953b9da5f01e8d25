// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// What only the log on a disk has to do.
#include "server/log/sqlite/database.h"
#include "server/log/upkeep.h"
#include "tests/support/server/changes.h"
#include "tests/support/server/logundertest.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

namespace
{

const UserId ann{u"ann"_s};
const RoomId lobby{u"lobby"_s};

/// No file of this process may grow beyond `bytes`; the disk is full, as far as SQLite can tell.
class FullDisk
{
public:
    explicit FullDisk(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{.rlim_cur = static_cast<rlim_t>(bytes), .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

class SqliteLogTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_log.reset(); }

    void what_was_waiting_at_the_end_is_written();
    void a_full_disk_refuses_whole_changes_and_later_it_goes_on();
    void a_damaged_file_is_read_but_written_no_more();
    void an_event_that_can_not_be_read_is_left_out();
    void the_text_of_an_edit_is_stored_with_the_last_one_only();
    void edits_that_an_older_program_stored_lose_their_texts_but_the_last_one();
    void a_deleted_text_is_nowhere_in_the_files();
    void a_file_that_is_no_database_is_refused_and_left_alone();
    void a_database_of_another_program_is_refused();
    void a_log_of_a_newer_program_is_refused();
    void a_folder_that_is_not_there_is_an_error();

private:
    [[nodiscard]] Error errorOfOpening(const QString &path);
    void editThreeTimes();
    /// Of the events after the first two, as they lie on the disk.
    [[nodiscard]] QString storedTexts();
    void damage(const char *sql);
    void damageIndexOfIds();

    std::unique_ptr<LogUnderTest> m_log;
};

void SqliteLogTest::init()
{
    m_log = std::make_unique<LogUnderTest>(LogUnderTest::Kind::Sqlite);
    (void)m_log->open();
    QVERIFY(m_log->append(changes::person(u"ann"_s)));
    QVERIFY(m_log->append(changes::room(lobby, {ann})));
}

Error SqliteLogTest::errorOfOpening(const QString &path)
{
    SqliteLog log(path, m_log->clock);
    const auto state = log.open();
    return state ? Error{} : state.error();
}

void SqliteLogTest::editThreeTimes()
{
    const Change post = changes::post(ann, lobby, u"draft"_s);
    QVERIFY(m_log->append(post));
    for (const auto &text : {u"one"_s, u"two"_s, u"three"_s}) {
        Change edit = changes::edit(ann, lobby, {post.id}, text);
        std::get<MessageEdited>(edit.body).mentions = {ann};
        QVERIFY(m_log->append(edit));
    }
}

QString SqliteLogTest::storedTexts()
{
    const auto database = sqlite::Database::open(m_log->path(), sqlite::Database::Access::ReadOnly);
    return (*database)->text("SELECT group_concat(json_extract(body, '$.text'), '|') FROM events WHERE seq > 2");
}

void SqliteLogTest::damage(const char *sql)
{
    const auto database = sqlite::Database::open(m_log->path(), sqlite::Database::Access::ReadWrite);
    (*database)->execute(sql);
    QVERIFY(!(*database)->error());
}

/// Overwrites what is asked before each append, and by nothing else here.
void SqliteLogTest::damageIndexOfIds()
{
    qint64 offset = 0;
    {
        const auto database = sqlite::Database::open(m_log->path(), sqlite::Database::Access::ReadOnly);
        const qint64 page =
            (*database)->number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_events_1'");
        offset = (page - 1) * (*database)->number("PRAGMA page_size");
    }
    QFile file(m_log->path());
    QVERIFY(offset > 0 && file.open(QIODevice::ReadWrite) && file.seek(offset));
    QCOMPARE(file.write(QByteArray(64, '\xff')), 64);
}

void SqliteLogTest::what_was_waiting_at_the_end_is_written()
{
    for (int i = 0; i < 1'000; ++i)
        m_log->log().append(changes::post(ann, lobby, u"hi"_s), [](const AppendResult &) {});

    QCOMPARE(m_log->open().head, 1'002);
}

void SqliteLogTest::a_full_disk_refuses_whole_changes_and_later_it_goes_on()
{
    const Change before = changes::post(ann, lobby, u"before"_s);
    QVERIFY(m_log->append(before));
    const QList<Change> during{changes::post(ann, lobby, QString(4'000, u'x')), changes::post(ann, lobby, u"y"_s)};
    QList<AppendResult> refused;
    {
        const FullDisk fullDisk(QFile(m_log->path() + u"-wal"_s).size());
        for (const Change &change : during)
            m_log->log().append(change, [&refused](const AppendResult &result) { refused.append(result); });
        QVERIFY(m_log->settle());
        QCOMPARE(m_log->message(before.id)->text, u"before"_s);
        QCOMPARE(m_log->probe().error().code, ErrorCode::Unavailable);
    }
    QVERIFY(m_log->probe());

    QCOMPARE(refused.size(), 2);
    for (const AppendResult &result : refused) {
        QCOMPARE(result.error().code, ErrorCode::Unavailable);
        QVERIFY(result.error().after.has_value());
    }
    QVERIFY(!m_log->find(during.first())->has_value());
    const auto after = m_log->append(during.first());
    QCOMPARE(after->event.seq, 4);
    QCOMPARE(std::get<MessagePosted>(after->event.body).n, 2);
    QVERIFY(!after->duplicate);
    QCOMPARE(m_log->open().head, 4);
}

void SqliteLogTest::a_damaged_file_is_read_but_written_no_more()
{
    QVERIFY(m_log->append(changes::post(ann, lobby, u"before"_s)));
    m_log->close();
    damageIndexOfIds();
    (void)m_log->open();
    QVERIFY(m_log->probe());

    const Error error = m_log->append(changes::post(ann, lobby, u"after"_s)).error();

    QCOMPARE(error.code, ErrorCode::Unavailable);
    QVERIFY2(error.after && error.text.contains("damaged"_L1), qPrintable(error.text));
    QCOMPARE(m_log->probe().error(), error);
    QCOMPARE(m_log->history({.room = lobby}).messages.first().text, u"before"_s);
}

void SqliteLogTest::an_event_that_can_not_be_read_is_left_out()
{
    QVERIFY(m_log->append(changes::post(ann, lobby, u"before"_s)));
    const Change rotten = changes::post(ann, lobby, u"rotten"_s);
    QVERIFY(m_log->append(rotten));
    QVERIFY(m_log->append(changes::post(ann, lobby, u"after"_s)));
    m_log->close();
    damage("UPDATE events SET body = '{' WHERE seq = 4");
    (void)m_log->open();
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"event 4 can't be read"_s));

    const auto events = m_log->events({.after = 2, .upTo = 5, .reader = ann, .rooms = {lobby}, .limit = 10});

    QCOMPARE(events.size(), 2);
    QCOMPARE(events.last().seq, 5);
    QCOMPARE(m_log->history({.room = lobby}).messages.size(), 3);
}

void SqliteLogTest::the_text_of_an_edit_is_stored_with_the_last_one_only()
{
    editThreeTimes();
    m_log->close();

    QCOMPARE(storedTexts(), u"three|||three"_s);
}

void SqliteLogTest::edits_that_an_older_program_stored_lose_their_texts_but_the_last_one()
{
    editThreeTimes();
    const auto before = m_log->events({.after = 2, .upTo = 6, .reader = ann, .rooms = {lobby}, .limit = 10});
    m_log->close();
    damage("UPDATE events SET body = json_set(body, '$.text', 'three', '$.mentions', json_array('ann')) "
           "WHERE kind = 'message.edited'; PRAGMA user_version = 1");
    QCOMPARE(storedTexts(), u"three|three|three|three"_s);
    QCOMPARE(upkeep::check(m_log->path())->problems, QStringList());

    (void)m_log->open();
    const auto after = m_log->events({.after = 2, .upTo = 6, .reader = ann, .rooms = {lobby}, .limit = 10});
    m_log->close();

    QCOMPARE(after, before);
    QCOMPARE(storedTexts(), u"three|||three"_s);
    QCOMPARE(upkeep::check(m_log->path())->problems, QStringList());
}

void SqliteLogTest::a_deleted_text_is_nowhere_in_the_files()
{
    const QString secret = u"correct horse battery staple "_s;
    const Change post = changes::post(ann, lobby, secret.repeated(100));
    QVERIFY(m_log->append(post));
    for (int i = 0; i < 50; ++i)
        QVERIFY(m_log->append(changes::post(ann, lobby, u"chatter"_s)));
    QVERIFY(m_log->append(changes::edit(ann, lobby, {post.id}, secret.repeated(3))));
    QVERIFY(m_log->append(changes::remove(ann, lobby, {post.id})));
    m_log->close();

    const QDir folder = QFileInfo(m_log->path()).dir();
    const auto files = folder.entryInfoList(QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("horse battery"));
    }
}

void SqliteLogTest::a_file_that_is_no_database_is_refused_and_left_alone()
{
    const QString path = m_log->path() + u".other"_s;
    const QByteArray content(9'000, 'x');
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();

    const Error error = errorOfOpening(path);

    QVERIFY2(error.text.contains(path) && error.text.contains("not a database"_L1), qPrintable(error.text));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void SqliteLogTest::a_database_of_another_program_is_refused()
{
    m_log->close();
    damage("PRAGMA application_id = 7");

    QCOMPARE(errorOfOpening(m_log->path()).code, ErrorCode::Unsupported);
}

void SqliteLogTest::a_log_of_a_newer_program_is_refused()
{
    m_log->close();
    damage("PRAGMA user_version = 1000");

    const Error error = errorOfOpening(m_log->path());

    QCOMPARE(error.code, ErrorCode::Unsupported);
    QVERIFY2(error.text.contains("newer Madang"_L1), qPrintable(error.text));
}

void SqliteLogTest::a_folder_that_is_not_there_is_an_error()
{
    const QString path = m_log->path() + u"/none/log.sqlite"_s;

    QVERIFY(errorOfOpening(path).text.contains(path));
}

QTEST_GUILESS_MAIN(SqliteLogTest)
#include "tst_sqlitelog.moc"
