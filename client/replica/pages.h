// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/replica/replica.h"
#include "client/store/messagestore.h"
#include "client/timeline/pagesource.h"
#include "protocol/commands/messages.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace madang::client
{

/// Asks the server for pages. Unavailable where there is no connection.
class HistoryReader
{
public:
    using Answered = std::function<void(const Expected<HistoryPage, Error> &)>;

    virtual ~HistoryReader() = default;

    virtual void read(const History &query, Answered answered) = 0;
};

/// Pages of rooms: from the cache where it has all of the page and knows that it is so, else from the server, and kept.
/// Without a connection the part of the page that the cache has, stale or not; what was shown so is outdated once the
/// connection is back.
class Pages : public QObject, public PageSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pages)

public:
    Pages(MessageStore &store, HistoryReader &reader, Replica &replica, QObject *parent = nullptr);

    void load(const PageRequest &request, Answer answer) override;
    void find(const QList<MessageId> &messages, Found found) override;

    /// A session is live. After the replica has taken its Welcome.
    void goLive();

signals:
    /// What was shown of this room was stale and can be loaded again now.
    void outdated(const madang::RoomId &room);

private:
    struct Range {
        qint64 first = 1;
        qint64 last = 0;
    };
    struct Wanted {
        PageRequest request;
        Range range;
        QList<CachedMessage> cached{};
        Answer answer;
    };

    [[nodiscard]] static Range rangeOf(const PageRequest &request, qint64 lastN);
    void loadAround(const PageRequest &request, const Answer &answer);
    void loadRange(const PageRequest &request, const Answer &answer);
    /// The page where the cache has all of it.
    [[nodiscard]] std::optional<Page> completePage(const Wanted &wanted) const;
    void fetch(const Wanted &wanted);
    void onFetched(const Wanted &wanted, const HistoryPage &page);
    void offline(const Wanted &wanted, const Error &why);
    /// What of the cache follows each other at the place that was asked for.
    [[nodiscard]] static QList<CachedMessage> runOf(const Wanted &wanted);
    [[nodiscard]] static bool isDense(const QList<Message> &messages);
    [[nodiscard]] Page pageOf(const Wanted &wanted, const QList<Message> &messages) const;
    void later(const Answer &answer, const Expected<Page, Error> &result);

    MessageStore &m_store;
    HistoryReader &m_reader;
    Replica &m_replica;
    QList<MessageChange> m_changes; ///< came while pages were on their way, which may not have them yet
    QSet<RoomId> m_shownStale;
    int m_fetches = 0;    ///< on their way
    int m_generation = 0; ///< pages of the log as it was before a reset are of no use
};

} // namespace madang::client
