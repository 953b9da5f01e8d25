// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/faultydisk.h"

#include <QFile>

#include <new>

namespace madang::server
{
namespace
{

/// The shared memory of a WAL is no part of the disk, and gone with the power.
bool isKept(const QByteArray &path)
{
    return !path.isEmpty() && !path.endsWith("-shm");
}

QByteArray contentOf(const QByteArray &path)
{
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What SQLite holds; the real file lies behind it in the same memory.
struct FaultyDisk::File : sqlite3_file {
    FaultyDisk *disk = nullptr;
    QByteArray path;

    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    static File *of(sqlite3_file *file) { return static_cast<File *>(file); }
};

FaultyDisk::FaultyDisk()
    : m_real(sqlite3_vfs_find(nullptr))
    , m_vfs(*m_real)
{
    m_vfs.zName = "faulty";
    m_vfs.pAppData = this;
    m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_real->szOsFile;
    m_vfs.xOpen = &FaultyDisk::open;
    m_vfs.xDelete = &FaultyDisk::remove;
    m_vfs.xAccess = &FaultyDisk::access;
    m_vfs.xFullPathname = &FaultyDisk::fullPath;
    sqlite3_vfs_register(&m_vfs, 1);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(m_real, 1);
}

void FaultyDisk::refuse(const Fault &fault)
{
    const std::lock_guard lock(m_mutex);
    m_fault = fault;
    m_calls.clear();
    m_hasRefused = false;
}

void FaultyDisk::setSyncing(Syncing syncing)
{
    const std::lock_guard lock(m_mutex);
    m_syncing = syncing;
}

int FaultyDisk::calls(Call call) const
{
    const std::lock_guard lock(m_mutex);
    return m_calls.value(call);
}

bool FaultyDisk::hasRefused() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasRefused;
}

int FaultyDisk::verdictOn(Call call)
{
    const std::lock_guard lock(m_mutex);
    if (call != Call::Any)
        ++m_calls[call];
    ++m_calls[Call::Any];
    if (m_fault.number == 0 || (m_fault.call != call && m_fault.call != Call::Any))
        return SQLITE_OK;
    const int number = m_calls[m_fault.call];
    const bool isMeant = m_fault.times == Times::Once ? number == m_fault.number : number >= m_fault.number;
    if (!isMeant)
        return SQLITE_OK;
    m_hasRefused = true;
    return m_fault.code;
}

void FaultyDisk::note(const QByteArray &path, Unsynced change)
{
    const std::lock_guard lock(m_mutex);
    if (isKept(path))
        m_files[path].unsynced.push_back(std::move(change));
}

void FaultyDisk::sync(const QByteArray &path)
{
    const std::lock_guard lock(m_mutex);
    if (m_syncing == Syncing::Lying || !isKept(path))
        return;
    Content &content = m_files[path];
    for (const Unsynced &change : content.unsynced)
        apply(change, content.durable);
    content.unsynced.clear();
}

void FaultyDisk::forgetUnsynced(const QByteArray &path)
{
    const std::lock_guard lock(m_mutex);
    m_files[path].unsynced.clear();
}

void FaultyDisk::apply(const Unsynced &change, QByteArray &content)
{
    if (change.isEnd) {
        content.resize(change.offset);
        return;
    }
    const qsizetype end = change.offset + change.bytes.size();
    if (content.size() < end)
        content.append(end - content.size(), '\0');
    content.replace(change.offset, change.bytes.size(), change.bytes);
}

void FaultyDisk::losePower(unsigned seed)
{
    std::minstd_rand chance(seed + 1);
    for (auto file = m_files.begin(); file != m_files.end(); ++file) {
        QByteArray content = file->durable;
        for (const Unsynced &change : file->unsynced) {
            if (chance() % 2 == 0)
                apply(change, content);
        }
        const QString path = QFile::decodeName(file.key());
        QFile::remove(path + QStringLiteral("-shm"));
        QFile image(path);
        if (!image.open(QIODevice::WriteOnly | QIODevice::Truncate) || image.write(content) != content.size())
            qFatal("the disk's content could not be written");
    }
    m_files.clear();
}

int FaultyDisk::open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *const disk = static_cast<FaultyDisk *>(vfs->pAppData);
    auto *const opened = new (file) File();
    opened->pMethods = nullptr; // until it is open, SQLite need not close it
    opened->disk = disk;
    opened->path = QByteArray(name);
    int code = disk->verdictOn(Call::Any) == SQLITE_OK ? SQLITE_OK : SQLITE_CANTOPEN;
    if (code == SQLITE_OK)
        code = disk->m_real->xOpen(disk->m_real, name, opened->real(), flags, outFlags);
    if (code != SQLITE_OK) {
        opened->~File();
        return code;
    }
    opened->pMethods = &methods();
    const std::lock_guard lock(disk->m_mutex);
    if (isKept(opened->path) && !disk->m_files.contains(opened->path))
        disk->m_files.insert(opened->path, {contentOf(opened->path)});
    return SQLITE_OK;
}

int FaultyDisk::remove(sqlite3_vfs *vfs, const char *name, int /*syncFolder*/)
{
    auto *const disk = static_cast<FaultyDisk *>(vfs->pAppData);
    if (disk->verdictOn(Call::Any) != SQLITE_OK)
        return SQLITE_IOERR_DELETE;
    const int code = disk->m_real->xDelete(disk->m_real, name, 0);
    const std::lock_guard lock(disk->m_mutex);
    disk->m_files.remove(name);
    return code;
}

int FaultyDisk::access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    auto *const disk = static_cast<FaultyDisk *>(vfs->pAppData);
    return disk->m_real->xAccess(disk->m_real, name, flags, result);
}

int FaultyDisk::fullPath(sqlite3_vfs *vfs, const char *name, int size, char *path)
{
    auto *const disk = static_cast<FaultyDisk *>(vfs->pAppData);
    return disk->m_real->xFullPathname(disk->m_real, name, size, path);
}

const sqlite3_io_methods &FaultyDisk::methods()
{
    static const sqlite3_io_methods methods{
        .iVersion = 2, // no memory mapping
        .xClose =
            [](sqlite3_file *file) {
                auto *const self = File::of(file);
                const int code = self->real()->pMethods->xClose(self->real());
                self->~File();
                return code;
            },
        .xRead =
            [](sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset) {
                auto *const self = File::of(file);
                const int verdict = self->disk->verdictOn(Call::Read);
                return verdict != SQLITE_OK ? verdict
                                            : self->real()->pMethods->xRead(self->real(), bytes, size, offset);
            },
        .xWrite =
            [](sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset) {
                auto *const self = File::of(file);
                if (const int verdict = self->disk->verdictOn(Call::Write); verdict != SQLITE_OK)
                    return verdict;
                self->disk->note(self->path, {offset, QByteArray(static_cast<const char *>(bytes), size)});
                return self->real()->pMethods->xWrite(self->real(), bytes, size, offset);
            },
        .xTruncate =
            [](sqlite3_file *file, sqlite3_int64 size) {
                auto *const self = File::of(file);
                if (self->disk->verdictOn(Call::Any) != SQLITE_OK)
                    return SQLITE_IOERR_TRUNCATE;
                self->disk->note(self->path, {size, {}, true});
                return self->real()->pMethods->xTruncate(self->real(), size);
            },
        .xSync =
            [](sqlite3_file *file, int /*flags*/) {
                auto *const self = File::of(file);
                if (const int verdict = self->disk->verdictOn(Call::Sync); verdict != SQLITE_OK) {
                    self->disk->forgetUnsynced(self->path);
                    return verdict;
                }
                self->disk->sync(self->path);
                return SQLITE_OK;
            },
        .xFileSize =
            [](sqlite3_file *file, sqlite3_int64 *size) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xFileSize(real, size);
            },
        .xLock =
            [](sqlite3_file *file, int level) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xLock(real, level);
            },
        .xUnlock =
            [](sqlite3_file *file, int level) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xUnlock(real, level);
            },
        .xCheckReservedLock =
            [](sqlite3_file *file, int *result) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xCheckReservedLock(real, result);
            },
        .xFileControl =
            [](sqlite3_file *file, int what, void *argument) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xFileControl(real, what, argument);
            },
        .xSectorSize =
            [](sqlite3_file *file) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xSectorSize(real);
            },
        .xDeviceCharacteristics =
            [](sqlite3_file *file) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xDeviceCharacteristics(real);
            },
        .xShmMap =
            [](sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xShmMap(real, page, size, extend, memory);
            },
        .xShmLock =
            [](sqlite3_file *file, int offset, int count, int flags) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xShmLock(real, offset, count, flags);
            },
        .xShmBarrier =
            [](sqlite3_file *file) {
                auto *const real = File::of(file)->real();
                real->pMethods->xShmBarrier(real);
            },
        .xShmUnmap =
            [](sqlite3_file *file, int keep) {
                auto *const real = File::of(file)->real();
                return real->pMethods->xShmUnmap(real, keep);
            },
        .xFetch = nullptr,
        .xUnfetch = nullptr,
    };
    return methods;
}

} // namespace madang::server
