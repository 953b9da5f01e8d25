// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/timeline/timeline.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

Timeline::Timeline(RoomId room, UserId me, PageSource &source, NameOf nameOf, QObject *parent)
    : QObject(parent)
    , m_room(std::move(room))
    , m_source(source)
    , m_maker(std::move(me), std::move(nameOf), [this](const MessageId &id) { return quoted(id); })
{
}

int Timeline::rowOf(const MessageId &message) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&message](const Row &row) { return row.id == message; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int Timeline::rowOfN(qint64 n) const
{
    if (m_rows.isEmpty() || n < 1)
        return -1;
    const qint64 row = n - m_rows.first().n;
    return row >= 0 && row < m_rows.size() && m_rows[row].n == n ? static_cast<int>(row) : -1;
}

void Timeline::open(const RoomPosition &position)
{
    m_opened = true;
    m_window.clear();
    m_quotes.clear();
    m_askedQuotes.clear();
    m_lastN = position.lastN;
    m_newAfterN = position.readN < position.lastN ? std::optional(position.readN) : std::nullopt;
    m_following = m_lastN == 0;
    m_startReached = false;
    m_readerFirstN = m_readerLastN = 0;
    if (m_lastN == 0) {
        forgetFetches();
        publish(Publish::Reset);
        return;
    }
    publish(Publish::Reset);
    if (position.readN < position.lastN)
        jump({.room = m_room, .where = PageRequest::Where::Around, .n = position.readN + 1}, Publish::Reset);
    else
        jump({.room = m_room, .where = PageRequest::Where::Newest}, Publish::Reset);
}

void Timeline::reload(qint64 lastN)
{
    m_lastN = lastN;
    m_quotes.clear();
    m_askedQuotes.clear();
    if (lastN == 0) {
        forgetFetches();
        m_window.clear();
        m_following = true;
        publish();
        return;
    }
    const qint64 middle = (m_readerFirstN + m_readerLastN) / 2;
    if (m_following || m_window.isEmpty() || middle < 1 || middle > lastN)
        jump({.room = m_room, .where = PageRequest::Where::Newest}, Publish::Steps);
    else
        jump({.room = m_room, .where = PageRequest::Where::Around, .n = middle}, Publish::Steps);
}

void Timeline::tryAgain()
{
    if (std::exchange(m_jump.failed, false) && m_jumpAgain) {
        const auto again = m_jumpAgain; // it replaces itself
        again();
        return;
    }
    if (std::exchange(m_older.failed, false))
        loadOlder();
    if (std::exchange(m_newer.failed, false))
        loadNewer();
    emit stateChanged();
}

void Timeline::loadOlder()
{
    if (m_window.isEmpty() || isAtStart() || m_older.loading || m_older.failed || m_jump.loading)
        return;
    m_older.loading = true;
    request(
        {.room = m_room, .where = PageRequest::Where::Before, .n = m_window.firstN(), .limit = pageSize},
        [this](const Page &page) { takeOlder(page); }, [this](const Error &) { m_older = {.failed = true}; });
}

void Timeline::loadNewer()
{
    if (m_window.isEmpty() || m_window.lastN() >= m_lastN || m_newer.loading || m_newer.failed || m_jump.loading)
        return;
    m_newer.loading = true;
    request(
        {.room = m_room, .where = PageRequest::Where::After, .n = m_window.lastN(), .limit = pageSize},
        [this](const Page &page) { takeNewer(page); }, [this](const Error &) { m_newer = {.failed = true}; });
}

void Timeline::showNewest()
{
    if (!m_following)
        jump({.room = m_room, .where = PageRequest::Where::Newest}, Publish::Reset);
}

void Timeline::showMessage(const MessageId &message)
{
    if (rowOf(message) >= 0) {
        emit messageShown(message);
        return;
    }
    jump({.room = m_room, .where = PageRequest::Where::AroundMessage, .message = message}, Publish::Reset, message);
}

void Timeline::setNewAfterN(std::optional<qint64> n)
{
    m_newAfterN = n;
    emit stateChanged();
}

void Timeline::setReader(int firstRow, int lastRow)
{
    const auto nOf = [this](int row) {
        if (row < 0 || row >= count())
            return qint64{0};
        return m_rows[row].isPosted() ? m_rows[row].n : m_window.lastN();
    };
    m_readerFirstN = nOf(firstRow);
    m_readerLastN = nOf(lastRow);
}

void Timeline::setPending(const QList<Pending> &pending)
{
    const auto isNewPost = [this](const Pending &one) {
        return std::holds_alternative<PendingPost>(one.what) && one.state != SendState::Failed &&
               m_window.find(MessageId{one.id.value}) == nullptr &&
               std::none_of(m_pending.begin(), m_pending.end(),
                            [&one](const Pending &old) { return old.id == one.id; });
    };
    const bool added = m_opened && std::any_of(pending.begin(), pending.end(), isNewPost);
    m_pending = pending;
    if (!m_opened)
        return;
    publish();
    fetchQuotes();
    if (added)
        emit ownPostAdded();
}

void Timeline::posted(const Message &message)
{
    if (!m_opened || message.room != m_room)
        return;
    m_lastN = std::max(m_lastN, message.n);
    const bool joins = m_window.isEmpty() ? message.n == 1 : message.n == m_window.lastN() + 1;
    if (m_following && joins) {
        m_window.merge({message});
        trim(Keep::NearReader);
    } else if (m_window.find(message.id) != nullptr) {
        m_window.merge({message});
    } else if (m_following && m_window.isEmpty() && !m_jump.loading) {
        jump({.room = m_room, .where = PageRequest::Where::Newest}, Publish::Steps);
    } else if (m_following) {
        m_newer.failed = false; // what is live can also be asked
        loadNewer();
    }
    publish();
    fetchQuotes();
}

void Timeline::changed(const MessageChange &change)
{
    if (m_requests > 0)
        m_changesMeanwhile.append(change);
    if (Message *message = m_window.find(change.message))
        apply(*message, change);
    if (const auto quote = m_quotes.find(change.message); quote != m_quotes.end())
        apply(*quote, change);
    publish();
}

void Timeline::refreshNames()
{
    publish();
}

void Timeline::trim(Keep keep)
{
    const qint64 excess = m_window.messages().size() - windowSize;
    if (excess <= 0)
        return;
    // Nobody has looked yet: the end is what will be looked at.
    const qint64 firstSeen = m_readerFirstN > 0 ? m_readerFirstN : m_window.lastN();
    const qint64 lastSeen = m_readerLastN > 0 ? m_readerLastN : m_window.lastN();
    const qint64 above = firstSeen - m_window.firstN();
    const qint64 below = m_window.lastN() - lastSeen;
    const qint64 most = std::max<qint64>(excess, pageSize);
    if (keep == Keep::Newest || (keep == Keep::NearReader && above >= below)) {
        m_window.dropOldest(std::clamp(above, excess, most));
        m_startReached = false;
    } else {
        m_window.dropNewest(std::clamp(below, excess, most));
        m_following = false;
    }
}

} // namespace madang::client
