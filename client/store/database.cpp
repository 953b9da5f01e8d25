// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/store/database.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <atomic>
#include <utility>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

QString nextName()
{
    static std::atomic<int> last = 0;
    return u"madang-store-%1"_s.arg(++last);
}

} // namespace

Database::Database(QString path)
    : m_path(std::move(path))
    , m_name(nextName())
{
}

Database::~Database()
{
    close();
}

bool Database::open()
{
    close();
    m_damaged = false;
    {
        auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        connection.setDatabaseName(m_path);
        connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=250"_s); // nobody else uses this file
        m_open = connection.open();
        if (!m_open)
            note(connection.lastError().text(), connection.lastError().nativeErrorCode());
    }
    if (!m_open) {
        QSqlDatabase::removeDatabase(m_name);
        return false;
    }
    const bool ready = run(u"PRAGMA journal_mode = WAL"_s) && run(u"PRAGMA synchronous = FULL"_s);
    if (!ready)
        close();
    return ready;
}

void Database::close()
{
    if (!m_open)
        return;
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
    m_open = false;
}

bool Database::run(const QString &sql, const QVariantList &values)
{
    return each(sql, values, [](const QSqlQuery &) {});
}

bool Database::each(const QString &sql, const QVariantList &values, const std::function<void(const QSqlQuery &)> &row)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return fail(query);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return fail(query);
    while (query.next())
        row(query);
    const bool failed = query.lastError().isValid();
    if (failed)
        return fail(query);
    query.finish();
    return true;
}

bool Database::transaction(const std::function<bool()> &work)
{
    // QSqlDatabase::transaction() would be a deferred BEGIN.
    if (!run(u"BEGIN IMMEDIATE"_s))
        return false;
    if (work() && run(u"COMMIT"_s))
        return true;
    const QString reason = m_error;
    run(u"ROLLBACK"_s);
    m_error = reason;
    return false;
}

void Database::setDamaged(const QString &reason)
{
    m_damaged = true;
    m_error = reason;
}

bool Database::fail(const QSqlQuery &query)
{
    return note(query.lastError().text(), query.lastError().nativeErrorCode());
}

bool Database::note(const QString &error, const QString &code)
{
    constexpr int primary = 0xff; // the rest of an extended code says more than we ask
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    const int result = code.toInt() & primary;
    m_damaged = m_damaged || result == corrupt || result == notADatabase;
    m_error = error;
    return false;
}

} // namespace madang::client
