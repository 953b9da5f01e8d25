// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/clock.h"
#include "client/outbox/changesender.h"
#include "client/outbox/pace.h"
#include "client/store/outboxstore.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace madang::client
{

/// Everything that the user did and the server may not have yet. It is on disk before it is tried, goes out in order in
/// each room under the same id however often it takes, and leaves when its event has been applied.
///
///     Queued -live, first of its room-> Sending -answer-> Sent -its event is applied-> gone
///       Sending -connection lost, "later"-> Queued          Sending -refused-> Failed -tryAgain-> Queued
///       Queued -older than a day-> NeedsConsent -tryAgain-> Queued      Sent -resync-> Queued (the id makes it one)
class Outbox : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Outbox)

public:
    static constexpr milliseconds consentAfter = std::chrono::hours(24);
    static constexpr milliseconds pauseLeast{1'000};
    static constexpr milliseconds pauseMost{30'000};

    struct Parts {
        OutboxStore &store;
        ChangeSender &sender;
        const Clock &clock;
        Alarms &alarms;
    };
    explicit Outbox(const Parts &parts, QObject *parent = nullptr);

    /// What a former run left, once, before anything else.
    void restore(const QList<OutboxEntry> &entries);
    [[nodiscard]] const QList<OutboxEntry> &entries() const { return m_entries; }
    [[nodiscard]] const OutboxEntry *find(const ChangeId &id) const;
    /// What a room's timeline shows.
    [[nodiscard]] QList<Pending> pending(const RoomId &room) const;
    /// How many wait to be sent: for "Back online. %n messages sent" and before closing.
    [[nodiscard]] int waiting() const;

    /// Nothing where the text can't be a message: empty, too long, with control characters.
    std::optional<MessageId> post(const RoomId &room, const QString &text, const std::optional<MessageId> &replyTo = {},
                                  const QList<UserId> &mentions = {});
    std::optional<ChangeId> edit(const RoomId &room, const MessageId &message, const QString &text,
                                 const QList<UserId> &mentions = {});
    ChangeId erase(const RoomId &room, const MessageId &message);
    ChangeId react(const RoomId &room, const MessageId &message, const QString &emoji, bool on);
    /// What failed goes out again under the same id; what needed consent has it.
    void tryAgain(const ChangeId &id);
    void remove(const ChangeId &id);

    /// A session is live: what waits is sent. After the replica has taken its Welcome.
    void goLive();
    void goOffline();

    // What the replica says.
    /// The event of a post, this user's or another's, is applied.
    void confirm(const Message &message);
    /// All events up to `seq` are applied.
    void onApplied(qint64 seq);
    /// And on disk.
    void onStored(qint64 seq);
    /// The log is another one, or much has passed: what was answered but never seen is sent again.
    void onReset();

signals:
    /// The entries of this room, or their states, are different.
    void changed(const madang::RoomId &room);
    void refused(const madang::client::OutboxEntry &entry);
    /// It could not be written to disk; it is sent all the same.
    void keptInMemory(const madang::ChangeId &id);

private:
    struct Forgettable {
        ChangeId id;
        qint64 seq = 0;
    };

    ChangeId add(const RoomId &room, OwnCommand command);
    [[nodiscard]] OutboxEntry *entry(const ChangeId &id);
    void keep(const OutboxEntry &entry);
    void sendNext(const RoomId &room);
    void sendAll();
    void wakeLater();
    void setState(OutboxEntry &entry, OutboxState state);
    void send(OutboxEntry &entry);
    void onAnswered(const ChangeId &id, milliseconds sentAt, const Expected<qint64, Error> &answer);
    void pause(const RoomId &room, const Error &error);
    void refuse(const ChangeId &id, const Error &error);
    void leave(const ChangeId &id, qint64 seq);

    OutboxStore &m_store;
    ChangeSender &m_sender;
    const Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm; ///< of the earliest pause, or of the pace
    Pace m_pace;                    ///< of all rooms: the server counts by user
    QList<OutboxEntry> m_entries;
    QList<Forgettable> m_forgettable;          ///< applied, but perhaps not on disk yet
    QHash<RoomId, milliseconds> m_pausedUntil; ///< by Clock::steady()
    QHash<RoomId, int> m_pauses;               ///< in a row
    QSet<ChangeId> m_writing;                  ///< on their way to the disk: not sent before
    qint64 m_applied = 0;
    qint64 m_stored = 0;
    qint64 m_lastPlace = 0;
    int m_connection = 0; ///< answers that belong to a former one are of no use
    bool m_live = false;
};

} // namespace madang::client
