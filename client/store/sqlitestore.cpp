// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/store/sqlitestore.h"

#include "client/store/sqlitefile.h"
#include "client/store/tables.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace madang::client
{

using namespace Qt::StringLiterals;

QString storePath(const QString &profile, const ServerId &server, const UserId &user)
{
    return profile + "/servers/"_L1 + server.value + u'/' + user.value + ".sqlite"_L1;
}

bool deleteStore(const QString &profile, const ServerId &server, const UserId &user)
{
    const QFileInfo store(storePath(profile, server, user));
    QDir folder = store.absoluteDir();
    bool gone = true;
    const auto files = folder.entryList({store.fileName() + u'*'}, QDir::Files);
    for (const QString &file : files)
        gone = folder.remove(file) && gone;
    folder.rmdir(folder.absolutePath()); // stays where somebody else's is in it
    return gone;
}

SqliteStore::SqliteStore(const QString &path, QObject *parent)
    : Store(parent)
    , m_file(new SqliteFile(path))
{
    m_thread.setObjectName(u"store"_s);
    m_file->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_file, &QObject::deleteLater);
    connect(m_file, &SqliteFile::troubled, this, &Store::troubled);
    connect(m_file, &SqliteFile::recovered, this, &Store::recovered);
    m_thread.start();
}

SqliteStore::~SqliteStore()
{
    // Behind everything that was asked for.
    QMetaObject::invokeMethod(
        m_file, [] {}, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

template <typename Work, typename Then>
void SqliteStore::run(Work work, Then then)
{
    QMetaObject::invokeMethod(
        m_file,
        [this, work = std::move(work), then = std::move(then)] {
            auto result = work(*m_file);
            QMetaObject::invokeMethod(
                this, [then, result = std::move(result)] { then(result); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void SqliteStore::open(std::function<void(const ClientState &)> then)
{
    run([](SqliteFile &file) { return file.open(); }, std::move(then));
}

void SqliteStore::apply(const Batch &batch, std::function<void(Kept)> then)
{
    run(
        [batch](SqliteFile &file) {
            return file.write(SqliteFile::Of::Server,
                              [batch](Database &database) { return tables::apply(database, batch); });
        },
        std::move(then));
}

void SqliteStore::range(const RoomId &room, qint64 first, qint64 last, Found found)
{
    run([room, first, last](SqliteFile &file) { return file.range(room, first, last); }, std::move(found));
}

void SqliteStore::find(const QList<MessageId> &messages, Found found)
{
    run([messages](SqliteFile &file) { return file.find(messages); }, std::move(found));
}

void SqliteStore::keep(const QList<Message> &messages)
{
    run(
        [messages](SqliteFile &file) {
            return file.write(SqliteFile::Of::Server,
                              [messages](Database &database) { return tables::keep(database, messages); });
        },
        [](Kept) {});
}

void SqliteStore::put(const OutboxEntry &entry, std::function<void(Kept)> then)
{
    run(
        [entry](SqliteFile &file) {
            return file.write(SqliteFile::Of::User,
                              [entry](Database &database) { return tables::put(database, entry); });
        },
        std::move(then));
}

void SqliteStore::remove(const ChangeId &entry)
{
    run(
        [entry](SqliteFile &file) {
            return file.write(SqliteFile::Of::User,
                              [entry](Database &database) { return tables::remove(database, entry); });
        },
        [](Kept) {});
}

void SqliteStore::setDraft(const RoomId &room, const Draft &draft)
{
    run(
        [room, draft](SqliteFile &file) {
            return file.write(SqliteFile::Of::User,
                              [room, draft](Database &database) { return tables::setDraft(database, room, draft); });
        },
        [](Kept) {});
}

} // namespace madang::client
