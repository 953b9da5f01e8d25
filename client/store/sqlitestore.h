// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/store.h"

#include <QThread>

#include <memory>

namespace madang::client
{

class SqliteFile;

/// Where the store of a user on a server lies in a profile: servers/SERVERID/USERID.sqlite. It belongs to them and
/// never to an address.
[[nodiscard]] QString storePath(const QString &profile, const ServerId &server, const UserId &user);

/// Deletes it, with all that was set aside; nobody has it open. False where the disk refuses.
[[nodiscard]] bool deleteStore(const QString &profile, const ServerId &server, const UserId &user);

/// The store on disk: one SQLite file with a thread and a connection of its own. Destroying it writes what is left.
class SqliteStore final : public Store
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SqliteStore)

public:
    explicit SqliteStore(const QString &path, QObject *parent = nullptr);
    ~SqliteStore() override;

    void open(std::function<void(const ClientState &)> then) override;
    void apply(const Batch &batch, std::function<void(Kept)> then) override;
    void range(const RoomId &room, qint64 first, qint64 last, Found found) override;
    void find(const QList<MessageId> &messages, Found found) override;
    void keep(const QList<Message> &messages) override;
    void put(const OutboxEntry &entry, std::function<void(Kept)> then) override;
    void remove(const ChangeId &entry) override;
    void setDraft(const RoomId &room, const Draft &draft) override;

private:
    /// Runs on the store's thread, in the order of the calls; `then` runs on ours with what it returned.
    template <typename Work, typename Then>
    void run(Work work, Then then);

    QThread m_thread;
    SqliteFile *m_file; ///< lives on the thread, and ends with it
};

} // namespace madang::client
