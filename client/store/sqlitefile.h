// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/database.h"
#include "client/store/store.h"

#include <QObject>

#include <deque>

namespace madang::client
{

/// The file behind a SqliteStore, on the store's own thread. What the disk refuses is kept here, in order, and tried
/// again with whatever comes next and every few seconds; until then nothing is read from the file, which is behind.
class SqliteFile : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SqliteFile)

public:
    using Work = std::function<bool(Database &)>;
    /// What the user made is tried for ever. Of the server's content there is a bound: beyond it the file stays as it
    /// is, an older position with its content, until the program starts again.
    enum class Of { User, Server };
    static constexpr size_t refusedMost = 10'000;

    explicit SqliteFile(const QString &path);
    ~SqliteFile() override;

    [[nodiscard]] ClientState open();
    [[nodiscard]] Kept write(Of of, Work work);
    [[nodiscard]] QList<CachedMessage> range(const RoomId &room, qint64 first, qint64 last);
    [[nodiscard]] QList<CachedMessage> find(const QList<MessageId> &messages);

signals:
    void troubled(const madang::client::StoreTrouble &trouble);
    void recovered();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Refused {
        Of of = Of::User;
        Work work;
    };

    [[nodiscard]] std::optional<ClientState> tryOpen();
    [[nodiscard]] bool prepare();
    [[nodiscard]] ClientState beginAnew();
    [[nodiscard]] QString setAside();
    [[nodiscard]] bool drain();
    void refuse();
    void giveUpServer();
    [[nodiscard]] bool isCurrent() const { return m_refused.empty() && !m_serverGivenUp && m_database.isOpen(); }

    Database m_database;
    std::deque<Refused> m_refused;
    bool m_troubled = false;
    bool m_serverGivenUp = false;
    int m_timer = 0;
};

} // namespace madang::client
