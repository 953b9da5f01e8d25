// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/store/draftstore.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace madang::client
{

/// One draft a room, on disk half a second after its last change.
class Drafts : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Drafts)

public:
    static constexpr milliseconds savedAfter{500};

    Drafts(DraftStore &store, Alarms &alarms, QObject *parent = nullptr);
    ~Drafts() override;

    void restore(const QHash<RoomId, Draft> &drafts);
    [[nodiscard]] Draft draft(const RoomId &room) const { return m_drafts.value(room); }
    [[nodiscard]] const QHash<RoomId, Draft> &all() const { return m_drafts; }
    void set(const RoomId &room, const Draft &draft);
    /// At once: when the room is left, a message is sent, the program ends.
    void save();

signals:
    /// A room has a draft now, or has none any more.
    void changed(const madang::RoomId &room);

private:
    DraftStore &m_store;
    std::unique_ptr<Alarm> m_alarm;
    QHash<RoomId, Draft> m_drafts;
    QSet<RoomId> m_unsaved;
};

} // namespace madang::client
