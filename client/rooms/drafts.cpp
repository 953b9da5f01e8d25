// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/rooms/drafts.h"

#include <utility>

namespace madang::client
{

Drafts::Drafts(DraftStore &store, Alarms &alarms, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_alarm(alarms.make())
{
}

Drafts::~Drafts()
{
    save();
}

void Drafts::restore(const QHash<RoomId, Draft> &drafts)
{
    for (auto draft = drafts.cbegin(); draft != drafts.cend(); ++draft) {
        if (m_drafts.contains(draft.key()) || m_unsaved.contains(draft.key()))
            continue; // written since
        m_drafts.insert(draft.key(), draft.value());
        emit changed(draft.key());
    }
}

void Drafts::set(const RoomId &room, const Draft &draft)
{
    const Draft before = m_drafts.value(room);
    if (before == draft)
        return;
    if (draft.isEmpty())
        m_drafts.remove(room);
    else
        m_drafts.insert(room, draft);
    m_unsaved.insert(room);
    m_alarm->set(savedAfter, [this] { save(); });
    if (before.isEmpty() != draft.isEmpty())
        emit changed(room);
}

void Drafts::save()
{
    m_alarm->cancel();
    const auto unsaved = std::exchange(m_unsaved, {});
    for (const RoomId &room : unsaved)
        m_store.setDraft(room, m_drafts.value(room));
}

} // namespace madang::client
