// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <mutex>
#include <random>
#include <vector>

#include <sqlite3.h>

namespace madang::server
{

/// The disk as SQLite sees it, made to refuse and to forget: while it lives, it stands between every connection that is
/// opened and the real files.
///
/// It counts the calls that SQLite makes and refuses the one that it is told to, or all from that one on. What was
/// written is durable only after a sync; a sync that is refused loses it for good, as kernels do, though it is still
/// read back until the power goes.
class FaultyDisk
{
public:
    enum class Call { Read, Write, Sync, Any };
    enum class Times { Once, FromThenOn };
    enum class Syncing { Honest, Lying }; ///< Lying says that all is well and does nothing

    struct Fault {
        Call call = Call::Any;
        int number = 0; ///< counted from 1
        Times times = Times::Once;
        int code = SQLITE_IOERR;
    };

    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;

    /// Counts from the beginning, and refuses what is asked for.
    void refuse(const Fault &fault);
    /// Refuses nothing any more.
    void heal() { refuse({}); }
    void setSyncing(Syncing syncing);
    /// How many calls there were since refuse() or heal().
    [[nodiscard]] int calls(Call call) const;
    [[nodiscard]] bool hasRefused() const;

    /// The machine is off and on again: the files hold what was synced, and of what was not some writes, as chance has
    /// it. No connection may be open.
    void losePower(unsigned seed);

private:
    /// What was done to a file and is not durable yet: bytes at an offset, or (none) a new end.
    struct Unsynced {
        qint64 offset = 0;
        QByteArray bytes;
        bool isEnd = false;
    };
    struct Content {
        QByteArray durable;
        std::vector<Unsynced> unsynced{};
    };
    struct File;

    /// SQLITE_OK, or with what the call is refused.
    [[nodiscard]] int verdictOn(Call call);
    void note(const QByteArray &path, Unsynced change);
    void sync(const QByteArray &path);
    void forgetUnsynced(const QByteArray &path);
    static void apply(const Unsynced &change, QByteArray &content);

    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags);
    static int remove(sqlite3_vfs *vfs, const char *name, int syncFolder);
    static int access(sqlite3_vfs *vfs, const char *name, int flags, int *result);
    static int fullPath(sqlite3_vfs *vfs, const char *name, int size, char *path);
    static const sqlite3_io_methods &methods();

    sqlite3_vfs *m_real = nullptr;
    sqlite3_vfs m_vfs{};
    mutable std::mutex m_mutex; // connections are used in several threads
    Fault m_fault{};
    QHash<Call, int> m_calls;
    bool m_hasRefused = false;
    Syncing m_syncing = Syncing::Honest;
    QHash<QByteArray, Content> m_files;
};

} // namespace madang::server
