// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/pagesource.h"
#include "client/timeline/rowmaker.h"
#include "client/timeline/rowsteps.h"
#include "client/timeline/window.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace madang::client
{

/// Where a room stands when its timeline is opened.
struct RoomPosition {
    qint64 lastN = 0; ///< the newest message that is known to exist
    qint64 readN = 0; ///< up to where this user has read
};

/// One room's messages as rows for a list: at most `windowSize` loaded ones that follow each other without a hole, and
/// behind the newest one what the outbox still holds. It asks its PageSource for pages as the reader moves.
///
/// Every change of the rows is announced before and after, in the way a QAbstractListModel needs it. Everything happens
/// on the thread that owns it.
///
///     open -> Newest or Around(first unread) -> reset
///     posted(n)  n == last + 1: one row more   n > last + 1: the hole is fetched first   n <= last: nothing new
class Timeline : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Timeline)

public:
    static constexpr int windowSize = 600;
    static constexpr int pageSize = 80;

    Timeline(RoomId room, UserId me, PageSource &source, NameOf nameOf, QObject *parent = nullptr);

    [[nodiscard]] const RoomId &room() const { return m_room; }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const Row &at(int row) const { return m_rows.at(row); }
    /// -1 where the message is not loaded.
    [[nodiscard]] int rowOf(const MessageId &message) const;
    /// The row of the message `n`; -1 where it is not loaded.
    [[nodiscard]] int rowOfN(qint64 n) const;

    /// The newest message that is known to exist, loaded or not.
    [[nodiscard]] qint64 lastN() const { return m_lastN; }
    /// Where the "New" line stands: behind this message. A room that was read when it was opened has none.
    [[nodiscard]] std::optional<qint64> newAfterN() const { return m_newAfterN; }
    /// Whether the rows end with the newest message; only then are pending posts among them.
    [[nodiscard]] bool isAtEnd() const { return m_following; }
    [[nodiscard]] bool isAtStart() const { return m_startReached || m_window.firstN() == 1 || isKnownEmpty(); }
    /// Nothing was ever said here.
    [[nodiscard]] bool isKnownEmpty() const { return m_opened && m_lastN == 0; }
    /// Nothing to show yet, and the first page is on its way.
    [[nodiscard]] bool isOpening() const { return m_jump.loading && m_window.isEmpty(); }
    /// A page could not be had; tryAgain() asks once more.
    [[nodiscard]] bool hasFailed() const { return m_older.failed || m_newer.failed || m_jump.failed; }

    /// Shows the room at its first unread message, or at its end.
    void open(const RoomPosition &position);
    /// After a resync: what is shown is stale until it has been loaded again. The reader stays where they are.
    void reload(qint64 lastN);
    /// After a failure, when the connection is back.
    void tryAgain();
    void loadOlder();
    void loadNewer();
    void showNewest();
    /// Loads the part around a message that is not loaded; `messageShown` or `messageMissing` follows, at once where it
    /// is.
    void showMessage(const MessageId &message);
    /// Moves the "New" line, for "Mark unread from here" and for what comes while nobody looks.
    void setNewAfterN(std::optional<qint64> n);
    /// Which rows are on screen: what is far from them is unloaded first.
    void setReader(int firstRow, int lastRow);

    /// All that the outbox holds for this room, in its order. A post stays in the list until its message came by
    /// `posted`.
    void setPending(const QList<Pending> &pending);
    void posted(const Message &message);
    void changed(const MessageChange &change);
    /// Somebody is called differently now.
    void refreshNames();

signals:
    void aboutToInsert(int first, int last);
    void inserted();
    void aboutToRemove(int first, int last);
    void removed();
    void changedRows(int first, int last);
    void aboutToReset();
    void wasReset();

    void stateChanged(); ///< lastN, isAtEnd, isAtStart, isOpening, hasFailed or newAfterN may be different
    void messageShown(const madang::MessageId &message);
    void messageMissing(const madang::MessageId &message);
    void ownPostAdded(); ///< the user has just sent something

private:
    enum class Publish { Steps, Reset };
    /// One of the directions in which there may be a page on its way.
    struct Fetch {
        bool loading = false;
        bool failed = false;
    };
    using Taken = std::function<void(const Page &)>;
    using Refused = std::function<void(const Error &)>;

    void request(const PageRequest &request, Taken taken, Refused refused);
    void jump(const PageRequest &request, Publish how, const MessageId &target = {});
    void jumped(const PageRequest &request, const Page &page);
    void takeOlder(const Page &page);
    void takeNewer(const Page &page);
    void fetchQuotes();
    void forgetFetches();
    [[nodiscard]] QList<Message> upToDate(QList<Message> page) const;
    /// Back to the window's size: pages came from where the reader is, live messages come wherever they are.
    enum class Keep { NearReader, Oldest, Newest };
    void trim(Keep keep);
    void publish(Publish how = Publish::Steps);
    void walk(const RowStep &step, const QList<Row> &next);
    void publishContents(const QList<Row> &next);
    [[nodiscard]] QList<Row> makeRows() const;
    [[nodiscard]] const Message *quoted(const MessageId &id) const;

    RoomId m_room;
    PageSource &m_source;
    RowMaker m_maker;
    Window m_window;
    QList<Pending> m_pending;
    QList<Row> m_rows;
    QHash<MessageId, Message> m_quotes;      ///< quoted messages outside of the window
    QSet<MessageId> m_askedQuotes;           ///< not asked for twice
    QList<MessageChange> m_changesMeanwhile; ///< came while pages were on their way, which may not have them yet
    qint64 m_lastN = 0;
    std::optional<qint64> m_newAfterN;
    qint64 m_readerFirstN = 0;
    qint64 m_readerLastN = 0;
    int m_requests = 0;   ///< on their way
    int m_generation = 0; ///< answers to what was asked before a jump are of no use
    bool m_opened = false;
    bool m_following = false;
    bool m_startReached = false;
    Fetch m_older;
    Fetch m_newer;
    Fetch m_jump;
    std::function<void()> m_jumpAgain;
};

} // namespace madang::client
