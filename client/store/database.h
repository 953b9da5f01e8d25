// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QVariant>

#include <functional>

class QSqlQuery;

namespace madang::client
{

/// One SQLite connection, for the thread that opens it. What fails says so by `false`; error() has the reason.
class Database
{
public:
    explicit Database(QString path);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool isOpen() const { return m_open; }
    bool open();
    void close();

    bool run(const QString &sql, const QVariantList &values = {});
    bool each(const QString &sql, const QVariantList &values, const std::function<void(const QSqlQuery &)> &row);
    /// All of it or nothing: what returns false, and what can't be committed, is rolled back.
    bool transaction(const std::function<bool()> &work);

    [[nodiscard]] const QString &error() const { return m_error; }
    /// Whether something said that the file is no database, or a broken one.
    [[nodiscard]] bool isDamaged() const { return m_damaged; }
    void setDamaged(const QString &reason);

private:
    bool fail(const QSqlQuery &query);
    bool note(const QString &error, const QString &code);

    QString m_path;
    QString m_name; ///< of the connection
    QString m_error;
    bool m_open = false;
    bool m_damaged = false;
};

} // namespace madang::client
