// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// How fast the log is: `bench_log [EVENTS [FOLDER]]` prints appends a second with 1, 8 and 64 in flight, then fills the
// log up to EVENTS (1,000,000) and prints how long open() and typical reading take. `bench_log --fill EVENTS FILE` only
// writes such a log.
#include "server/log/sqlitelog.h"
#include "server/log/upkeep.h"
#include "tests/support/server/changes.h"
#include "tests/support/server/settle.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

namespace
{

const UserId ann{u"ann"_s};
const QString text(130, u'x');

RoomId roomNumber(qint64 number)
{
    return {u"room%1"_s.arg(number % 50)};
}

/// Keeps `inFlight` posts on their way until `count` were answered.
class Load
{
public:
    Load(SqliteLog &log, qint64 count, qint64 inFlight)
        : m_log(log)
        , m_unsent(count)
    {
        for (qint64 i = 0; i < inFlight; ++i)
            next();
    }

private:
    void next()
    {
        if (m_unsent-- <= 0)
            return;
        m_log.append(changes::post(ann, roomNumber(m_unsent), text), [this](const AppendResult &result) {
            if (!result)
                qFatal("an append was refused: %ls", qUtf16Printable(result.error().text));
            next();
        });
    }

    SqliteLog &m_log;
    qint64 m_unsent;
};

void settleFully(const SqliteLog &log)
{
    while (!settle(log)) {
    }
}

double appendsPerSecond(SqliteLog &log, qint64 count, qint64 inFlight)
{
    QElapsedTimer timer;
    timer.start();
    const Load load(log, count, inFlight);
    settleFully(log);
    return static_cast<double>(count) * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

template <typename Work>
double millisecondsOf(const Work &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void furnish(SqliteLog &log)
{
    const auto ignore = [](const AppendResult &) {};
    log.append(changes::person(u"ann"_s), ignore);
    for (qint64 i = 0; i < 50; ++i)
        log.append(changes::room(roomNumber(i), {ann}), ignore);
    settleFully(log);
}

int fill(const QString &path, qint64 events)
{
    const SystemClock clock;
    SqliteLog log(path, clock);
    if (!log.open())
        return EXIT_FAILURE;
    furnish(log);
    (void)appendsPerSecond(log, events - 51, 1'000);
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--fill"_L1)
        return fill(arguments.value(3), arguments.value(2).toLongLong());
    const qint64 events = arguments.value(1, u"1000000"_s).toLongLong();
    const QTemporaryDir folder(arguments.value(2, QDir::tempPath()) + u"/bench_log-XXXXXX"_s);
    const QString path = folder.filePath(u"log.sqlite"_s);
    const SystemClock clock;
    QTextStream out(stdout);

    auto log = std::make_unique<SqliteLog>(path, clock);
    if (!log->open())
        return EXIT_FAILURE;
    furnish(*log);
    for (const qint64 inFlight : {1, 8, 64, 1'000})
        out << inFlight << " in flight: " << qRound64(appendsPerSecond(*log, 20 * (100 + inFlight), inFlight))
            << " appends/s\n"
            << Qt::flush;
    const qint64 present = 51 + 20 * (4 * 100 + 1 + 8 + 64 + 1'000);
    const double rate = appendsPerSecond(*log, std::max<qint64>(events - present, 1), 1'000);
    out << "filling up to " << events << " events: " << qRound64(rate) << " appends/s, "
        << QFileInfo(path).size() / 1'048'576 << " MiB\n";

    log = std::make_unique<SqliteLog>(path, clock);
    out << "open(): " << millisecondsOf([&] { (void)log->open().has_value(); }) << " ms\n";
    QSet<RoomId> rooms;
    for (qint64 i = 0; i < 20; ++i)
        rooms.insert(roomNumber(i));
    const EventQuery behind{.after = events - 5'000, .upTo = events, .reader = ann, .rooms = rooms, .limit = 2'000};
    out << "2,000 events of 20 rooms: " << millisecondsOf([&] {
        log->events(behind, [](const auto &) {});
        settleFully(*log);
    }) << " ms\n";
    out << "a page of history: " << millisecondsOf([&] {
        log->history({.room = roomNumber(7)}, [](const auto &) {});
        settleFully(*log);
    }) << " ms\n";
    out << "backup: " << millisecondsOf([&] { (void)upkeep::backup(path, folder.filePath(u"copy"_s)).has_value(); })
        << " ms\n";
    out << "check: " << millisecondsOf([&] {
        const auto report = upkeep::check(path);
        if (!report || !report->problems.isEmpty())
            qFatal("the log is not sound");
    }) << " ms\n";
    return EXIT_SUCCESS;
}
