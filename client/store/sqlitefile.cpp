// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/store/sqlitefile.h"

#include "client/store/migrations.h"
#include "client/store/tables.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>

#include <chrono>
#include <utility>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{
constexpr auto triedAgainAfter = std::chrono::seconds(5);
}

SqliteFile::SqliteFile(const QString &path)
    : m_database(path)
{
}

SqliteFile::~SqliteFile()
{
    if (!m_refused.empty() && !drain())
        qWarning("the store could not be written completely");
}

ClientState SqliteFile::open()
{
    if (auto state = tryOpen())
        return *state;
    if (m_database.isDamaged())
        return beginAnew();
    refuse();
    return {};
}

std::optional<ClientState> SqliteFile::tryOpen()
{
    if (!prepare())
        return std::nullopt;
    // A disk that refuses even this is noticed as soon as there is something to keep.
    (void)tables::prune(m_database);
    return tables::load(m_database);
}

bool SqliteFile::prepare()
{
    if (!QDir().mkpath(QFileInfo(m_database.path()).absolutePath()) || !m_database.open())
        return false;
    bool sound = false;
    const bool asked = m_database.each(u"PRAGMA quick_check(1)"_s, {},
                                       [&sound](const QSqlQuery &row) { sound = row.value(0).toString() == "ok"_L1; });
    if (asked && !sound)
        m_database.setDamaged(u"quick_check found damage"_s);
    if (asked && sound && migrate(m_database))
        return true;
    m_database.close();
    return false;
}

ClientState SqliteFile::beginAnew()
{
    const QString reason = m_database.error();
    // What the user made may still be readable; everything else the server has.
    ClientState own = m_database.open() ? tables::loadOwn(m_database) : ClientState{};
    m_database.close();
    const QString aside = setAside();
    if (aside.isEmpty() || !tryOpen()) {
        m_database.close();
        refuse();
        return own;
    }
    emit troubled({.kind = StoreTrouble::Kind::SetAside, .path = aside, .detail = reason});
    for (const OutboxEntry &entry : std::as_const(own.outbox))
        (void)write(Of::User, [entry](Database &database) { return tables::put(database, entry); });
    for (auto draft = own.drafts.cbegin(); draft != own.drafts.cend(); ++draft) {
        (void)write(Of::User, [room = draft.key(), kept = draft.value()](Database &database) {
            return tables::setDraft(database, room, kept);
        });
    }
    return own;
}

QString SqliteFile::setAside()
{
    const QString &path = m_database.path();
    QString aside;
    for (int number = 1; aside.isEmpty() || QFile::exists(aside); ++number)
        aside = path + u".damaged-%1"_s.arg(number);
    if (!QFile::rename(path, aside))
        return {};
    QFile::rename(path + "-wal"_L1, aside + "-wal"_L1);
    QFile::remove(path + "-shm"_L1);
    return aside;
}

Kept SqliteFile::write(Of of, Work work)
{
    if (of == Of::Server && m_serverGivenUp)
        return Kept::InMemory;
    m_refused.push_back({of, std::move(work)});
    if (drain())
        return Kept::OnDisk;
    refuse();
    return Kept::InMemory;
}

bool SqliteFile::drain()
{
    if (!m_database.isOpen() && !prepare())
        return false;
    while (!m_refused.empty()) {
        const Work &work = m_refused.front().work;
        if (!m_database.transaction([this, &work] { return work(m_database); }))
            return false;
        m_refused.pop_front();
    }
    if (m_troubled) {
        m_troubled = false;
        killTimer(std::exchange(m_timer, 0));
        emit recovered();
    }
    return true;
}

void SqliteFile::refuse()
{
    if (m_refused.size() > refusedMost)
        giveUpServer();
    if (m_troubled)
        return;
    m_troubled = true;
    m_timer = startTimer(triedAgainAfter);
    emit troubled({.kind = StoreTrouble::Kind::Refusing, .path = m_database.path(), .detail = m_database.error()});
}

void SqliteFile::giveUpServer()
{
    m_serverGivenUp = true;
    std::erase_if(m_refused, [](const Refused &refused) { return refused.of == Of::Server; });
}

QList<CachedMessage> SqliteFile::range(const RoomId &room, qint64 first, qint64 last)
{
    return isCurrent() ? tables::range(m_database, room, first, last) : QList<CachedMessage>{};
}

QList<CachedMessage> SqliteFile::find(const QList<MessageId> &messages)
{
    return isCurrent() ? tables::find(m_database, messages) : QList<CachedMessage>{};
}

void SqliteFile::timerEvent(QTimerEvent * /*event*/)
{
    (void)drain();
}

} // namespace madang::client
