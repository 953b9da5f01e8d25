// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/upkeep.h"

#include "server/log/randomid.h"
#include "server/log/sqlite/schema.h"
#include "server/log/sqlite/statement.h"
#include "server/log/sqlite/transaction.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace madang::server::upkeep
{

using namespace Qt::StringLiterals;
using sqlite::Database;
using sqlite::Rows;
using sqlite::Statement;

namespace
{

Error about(const QString &path, const QString &text)
{
    return {ErrorCode::Internal, path + u": "_s + text};
}

Error systemError(const QString &path)
{
    return about(path, QString::fromLocal8Bit(std::strerror(errno)));
}

Expected<std::unique_ptr<Database>, Error> openToRead(const QString &path)
{
    auto database = Database::open(path, Database::Access::ReadOnly);
    if (!database)
        return Unexpected(about(path, database.error().text));
    if (const auto known = sqlite::checkVersion(**database); !known)
        return Unexpected(Error{known.error().code, path + u": "_s + known.error().text});
    return std::move(*database);
}

/// Brings a file's content, or a folder's entries, to the disk.
bool sync(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

/// Gives a file another name, unless there is one of that name.
bool renameToNew(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        return true;
    // Some file systems can't promise it.
    return errno == EINVAL && !QFile::exists(to) && ::rename(source.constData(), target.constData()) == 0;
}

/// VACUUM INTO accepts an empty file, and so the copy is its owner's from the first byte.
Expected<void, Error> copyInto(Database &database, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Unexpected(about(path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.close();
    Statement(database, "VACUUM INTO ?").run(path);
    if (database.error())
        return Unexpected(about(path, database.error()->text));
    if (!sync(path))
        return Unexpected(systemError(path));
    return {};
}

/// A question whose answer is how many rows are wrong.
struct Rule {
    const char *problem;
    const char *sql;
};

constexpr std::array rules{
    Rule{"gaps in the numbers of events", "SELECT max(ifnull(max(seq), 0) - count(*), 0) + (min(seq) < 1) FROM events"},
    Rule{"events that are earlier than the one before",
         "SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY seq) AS earlier FROM events) WHERE earlier"},
    Rule{
        "epochs that begin before the one before",
        "SELECT count(*) FROM (SELECT after < lag(after) OVER (ORDER BY number) AS earlier FROM epochs) WHERE earlier"},
    Rule{"epochs that begin after the last event",
         "SELECT count(*) FROM epochs WHERE after > (SELECT ifnull(max(seq), 0) FROM events)"},
    Rule{"events whose content does not fit their number",
         "SELECT count(*) FROM events WHERE NOT json_valid(body) OR json_extract(body, '$.seq') IS NOT seq OR "
         "json_extract(body, '$.by') IS NOT author OR json_extract(body, '$.ev') IS NOT kind"},
    Rule{"posts without their message, or with another",
         "SELECT count(*) FROM events e LEFT JOIN messages m ON m.seq = e.seq WHERE e.kind = 'message.posted' AND "
         "(m.id IS NOT e.id OR m.room IS NOT e.room OR m.author IS NOT e.author OR m.at IS NOT e.at OR "
         "m.n IS NOT json_extract(e.body, '$.n') OR m.text IS NOT json_extract(e.body, '$.text'))"},
    Rule{"messages without their post",
         "SELECT count(*) FROM messages WHERE seq NOT IN (SELECT seq FROM events WHERE kind = 'message.posted')"},
    Rule{"deleted messages that still say something",
         "SELECT count(*) FROM messages WHERE deleted AND (text <> '' OR mentions <> '' OR files <> '' OR "
         "seq IN (SELECT message FROM reactions))"},
    Rule{"deletes without their deleted message",
         "SELECT abs((SELECT count(*) FROM events WHERE kind = 'message.deleted') - "
         "(SELECT count(*) FROM messages WHERE deleted))"},
    Rule{"edits that still say something though there is a later one",
         "SELECT count(*) FROM (SELECT json_extract(body, '$.text') AS text, seq, max(seq) OVER (PARTITION BY subject) "
         "AS last FROM events WHERE kind = 'message.edited') WHERE seq < last AND text <> '' AND "
         "(SELECT user_version FROM pragma_user_version) > 1"}, // the first version kept them
    Rule{"rooms whose messages are not numbered without gaps",
         "SELECT count(*) FROM rooms r WHERE last_n IS NOT (SELECT ifnull(max(n), 0) FROM messages WHERE room = r.id) "
         "OR last_n IS NOT (SELECT count(*) FROM messages WHERE room = r.id)"},
    Rule{"messages in no room", "SELECT count(*) FROM messages WHERE room NOT IN (SELECT id FROM rooms)"},
    Rule{"members of no room, or who have read what is not there",
         "SELECT count(*) FROM members m LEFT JOIN rooms r ON r.id = m.room WHERE r.id IS NULL OR m.read_n > r.last_n"},
    Rule{"reactions to no message", "SELECT count(*) FROM reactions WHERE message NOT IN (SELECT seq FROM messages)"},
    Rule{"devices or passwords of nobody",
         "SELECT (SELECT count(*) FROM devices WHERE user NOT IN (SELECT id FROM users WHERE NOT removed)) + "
         "(SELECT count(*) FROM passwords WHERE user NOT IN (SELECT id FROM users WHERE NOT removed))"},
};

QStringList contentLines(Database &database)
{
    const auto line = [&database](const QString &what, const char *sql) {
        return u"%1: %2"_s.arg(what).arg(database.number(sql));
    };
    return {u"server: "_s + database.text("SELECT value FROM meta WHERE key = 'server'"),
            line(u"events"_s, "SELECT count(*) FROM events"),
            line(u"messages"_s, "SELECT count(*) FROM messages"),
            line(u"rooms"_s, "SELECT count(*) FROM rooms"),
            line(u"people"_s, "SELECT count(*) FROM users WHERE NOT removed"),
            line(u"starts"_s, "SELECT count(*) FROM epochs")};
}

QStringList integrityProblems(Database &database)
{
    QStringList problems;
    Statement statement(database, "PRAGMA integrity_check");
    for (auto rows = statement.query(); rows.next();) {
        if (const QString found = rows.text(0); found != "ok"_L1)
            problems.append(found);
    }
    return problems;
}

} // namespace

Expected<void, Error> backup(const QString &log, const QString &copy)
{
    if (QFile::exists(copy))
        return Unexpected(Error{ErrorCode::Conflict, copy + u": there is such a file already"_s});
    auto database = openToRead(log);
    if (!database)
        return Unexpected(database.error());
    const QString partial = copy + u".partial-"_s + randomId();
    if (auto copied = copyInto(**database, partial); !copied) {
        QFile::remove(partial);
        return copied;
    }
    if (!renameToNew(partial, copy)) {
        const Error error = systemError(copy);
        QFile::remove(partial);
        return Unexpected(error);
    }
    if (!sync(QFileInfo(copy).absolutePath()))
        return Unexpected(systemError(copy));
    return {};
}

Expected<CheckReport, Error> check(const QString &log)
{
    auto opened = openToRead(log);
    if (!opened)
        return Unexpected(opened.error());
    Database &database = **opened;
    const sqlite::Transaction oneMoment(database, sqlite::Transaction::Kind::Read);
    CheckReport report{.lines = contentLines(database), .problems = integrityProblems(database)};
    for (const Rule &rule : rules) {
        if (const qint64 count = database.number(rule.sql); count != 0)
            report.problems.append(u"%1 %2"_s.arg(count).arg(QLatin1StringView(rule.problem)));
    }
    if (database.error() && !database.error()->isCorruption())
        return Unexpected(about(log, database.error()->text));
    if (database.error())
        report.problems.append(database.error()->text);
    return report;
}

} // namespace madang::server::upkeep
