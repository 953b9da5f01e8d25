// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// What a disk may do to the log: each call of a conversation is refused in turn, and the power goes at each.
#include "server/log/sqlitelog.h"
#include "server/log/upkeep.h"
#include "tests/support/server/changes.h"
#include "tests/support/server/fakeclock.h"
#include "tests/support/server/faultydisk.h"
#include "tests/support/server/settle.h"

#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;
using Call = FaultyDisk::Call;
using Times = FaultyDisk::Times;

namespace
{

const UserId ann{u"ann"_s};
const RoomId lobby{u"lobby"_s};

/// People who talk, edit and delete, each change kept until it is acknowledged, as in an outbox.
class Conversation
{
public:
    Conversation()
    {
        const QString text(1'500, u'x');
        add(changes::person(u"ann"_s));
        add(changes::room(lobby, {ann}));
        for (int i = 0; i < 4; ++i)
            add(changes::post(ann, lobby, text));
        add(changes::edit(ann, lobby, {m_said.at(3).change.id}, text + u"!"_s));
        add(changes::react(ann, lobby, {m_said.at(4).change.id}, u"👍"_s, true));
        add(changes::remove(ann, lobby, {m_said.at(5).change.id}));
        for (int i = 0; i < 3; ++i)
            add(changes::post(ann, lobby, text));
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(u"log.sqlite"_s); }
    [[nodiscard]] qsizetype size() const { return m_said.size(); }
    [[nodiscard]] bool isAcknowledged() const { return unacknowledged() == 0; }
    [[nodiscard]] qsizetype unacknowledged() const
    {
        return std::count_if(m_said.begin(), m_said.end(), [](const Said &each) { return !each.seq; });
    }
    /// Why something was refused that should not have been.
    [[nodiscard]] QStringList complaints() const { return m_complaints; }

    /// Says what is not acknowledged, a few at a time, and asks for a page in between.
    void go(SqliteLog &log) { say(log, m_said.size()); }
    /// The same in two starts of the server; the log as it is in the end, or nothing where it could not be opened.
    [[nodiscard]] std::unique_ptr<SqliteLog> goThroughTwoStarts()
    {
        auto log = opened();
        if (!log)
            return nullptr;
        say(*log, m_said.size() / 2);
        log.reset();
        log = opened();
        if (log)
            go(*log);
        return log;
    }
    [[nodiscard]] std::unique_ptr<SqliteLog> opened()
    {
        auto log = std::make_unique<SqliteLog>(path(), m_clock);
        return log->open() ? std::move(log) : nullptr;
    }
    /// How much of what was acknowledged the log does not have as it was acknowledged.
    [[nodiscard]] int lost(SqliteLog &log)
    {
        int lost = 0;
        for (const Said &each : std::as_const(m_said)) {
            if (!each.seq)
                continue;
            log.find(each.change.author, each.change.id, each.change.hash, [&](const auto &found) {
                if (!found || !*found || (*found)->event.seq != *each.seq)
                    ++lost;
            });
        }
        return settle(log) ? lost : -1;
    }

private:
    struct Said {
        Change change;
        std::optional<qint64> seq{};
    };

    void add(const Change &change) { m_said.append({change}); }
    void say(SqliteLog &log, qsizetype upTo)
    {
        constexpr qsizetype atOnce = 3;
        for (qsizetype first = 0; first < upTo; first += atOnce) {
            for (qsizetype i = first; i < std::min(first + atOnce, upTo); ++i)
                say(log, m_said[i]);
            log.history({.room = lobby}, [this](const auto &page) {
                if (!page)
                    take(page.error());
            });
            if (!settle(log))
                m_complaints.append(u"no answer came"_s);
        }
    }
    void say(SqliteLog &log, Said &said)
    {
        if (!said.seq)
            log.append(said.change, [this, &said](const AppendResult &result) { take(said, result); });
    }
    void take(Said &said, const AppendResult &result)
    {
        if (result)
            said.seq = result->event.seq;
        else
            take(result.error());
    }
    /// What follows from something that was refused may be told that it is not there.
    void take(const Error &error)
    {
        const bool isHonest = error.code == ErrorCode::NotFound ||
                              (error.code == ErrorCode::Unavailable && error.after && !error.text.isEmpty());
        if (!isHonest)
            m_complaints.append(error.text);
    }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    QList<Said> m_said;
    QStringList m_complaints;
};

QStringList problemsOf(const QString &path)
{
    const auto report = upkeep::check(path);
    return report ? report->problems : QStringList(report.error().text);
}

} // namespace

class LogFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void a_call_that_is_refused_harms_nothing_data();
    void a_call_that_is_refused_harms_nothing();
    void power_may_go_at_any_call();
    void what_is_acknowledged_after_a_failed_sync_survives_the_power();
    void a_disk_that_lies_about_syncing_is_seen_to_lose();
};

void LogFaultsTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"*.warning=false\n*.info=false"_s); // each fault is told, thousands of times
}

void LogFaultsTest::a_call_that_is_refused_harms_nothing_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<int>("code");
    QTest::addColumn<Times>("times");

    QTest::newRow("a read fails") << Call::Read << SQLITE_IOERR_READ << Times::Once;
    QTest::newRow("reading fails") << Call::Read << SQLITE_IOERR_READ << Times::FromThenOn;
    QTest::newRow("a write fails") << Call::Write << SQLITE_IOERR_WRITE << Times::Once;
    QTest::newRow("writing fails") << Call::Write << SQLITE_IOERR_WRITE << Times::FromThenOn;
    QTest::newRow("the disk is full for a moment") << Call::Write << SQLITE_FULL << Times::Once;
    QTest::newRow("the disk is full") << Call::Write << SQLITE_FULL << Times::FromThenOn;
    QTest::newRow("a sync fails") << Call::Sync << SQLITE_IOERR_FSYNC << Times::Once;
    QTest::newRow("syncing fails") << Call::Sync << SQLITE_IOERR_FSYNC << Times::FromThenOn;
}

void LogFaultsTest::a_call_that_is_refused_harms_nothing()
{
    QFETCH(Call, call);
    QFETCH(int, code);
    QFETCH(Times, times);
    int number = 0;
    for (bool wasRefused = true; wasRefused;) {
        ++number;
        FaultyDisk disk;
        Conversation conversation;
        disk.refuse({.call = call, .number = number, .times = times, .code = code});

        auto log = conversation.goThroughTwoStarts();
        wasRefused = disk.hasRefused();
        disk.heal();
        if (!log)
            log = conversation.opened();
        QVERIFY2(log, qPrintable(u"call %1: the log stays closed"_s.arg(number)));
        conversation.go(*log);

        const auto where = u"call %1: %2"_s.arg(number).arg(conversation.complaints().value(0)).toUtf8();
        QVERIFY2(conversation.isAcknowledged() && conversation.complaints().isEmpty(), where.constData());
        QVERIFY2(conversation.lost(*log) == 0, where.constData());
        log.reset();
        QVERIFY2(problemsOf(conversation.path()).isEmpty(), where.constData());
    }
    QVERIFY(number > 5);
}

void LogFaultsTest::power_may_go_at_any_call()
{
    int number = 0;
    for (bool hasGone = true; hasGone;) {
        ++number;
        FaultyDisk disk;
        Conversation conversation;
        disk.refuse({.call = Call::Any, .number = number, .times = Times::FromThenOn});
        conversation.goThroughTwoStarts().reset();
        hasGone = disk.hasRefused();
        disk.heal();
        disk.losePower(static_cast<unsigned>(number));

        auto log = conversation.opened();
        const auto where = u"call %1"_s.arg(number).toUtf8();
        QVERIFY2(log, where.constData());
        QVERIFY2(conversation.lost(*log) == 0, where.constData());
        conversation.go(*log);
        QVERIFY2(conversation.isAcknowledged() && conversation.lost(*log) == 0, where.constData());
        log.reset();
        QVERIFY2(problemsOf(conversation.path()).isEmpty(), where.constData());
    }
    QVERIFY(number > 200);
}

void LogFaultsTest::what_is_acknowledged_after_a_failed_sync_survives_the_power()
{
    int number = 0;
    for (bool wasRefused = true; wasRefused;) {
        ++number;
        FaultyDisk disk;
        Conversation conversation;
        disk.refuse({.call = Call::Sync, .number = number, .times = Times::Once, .code = SQLITE_IOERR_FSYNC});
        auto log = conversation.goThroughTwoStarts();
        wasRefused = disk.hasRefused();
        if (log)
            conversation.go(*log);
        disk.refuse({.call = Call::Any, .number = 1, .times = Times::FromThenOn});
        log.reset();
        disk.heal();
        disk.losePower(static_cast<unsigned>(number));

        log = conversation.opened();
        const auto where = u"sync %1"_s.arg(number).toUtf8();
        QVERIFY2(log && conversation.lost(*log) == 0, where.constData());
        conversation.go(*log);
        QVERIFY2(conversation.isAcknowledged(), where.constData());
        log.reset();
        QVERIFY2(problemsOf(conversation.path()).isEmpty(), where.constData());
    }
    QVERIFY(number > 5);
}

/// What the tests above would not see, they would not be worth.
void LogFaultsTest::a_disk_that_lies_about_syncing_is_seen_to_lose()
{
    FaultyDisk disk;
    Conversation conversation;
    conversation.opened().reset();
    disk.losePower(0);
    disk.setSyncing(FaultyDisk::Syncing::Lying);
    auto log = conversation.opened();
    conversation.go(*log);
    QVERIFY(conversation.isAcknowledged());
    disk.refuse({.call = Call::Any, .number = 1, .times = Times::FromThenOn});
    log.reset();
    disk.heal();
    disk.losePower(0);

    log = conversation.opened();

    QVERIFY(!log || conversation.lost(*log) > 0);
}

QTEST_GUILESS_MAIN(LogFaultsTest)
#include "tst_logfaults.moc"
