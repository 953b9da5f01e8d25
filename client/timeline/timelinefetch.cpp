// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The part of Timeline that asks for pages and takes their answers.
#include "client/timeline/timeline.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace madang::client
{

void Timeline::request(const PageRequest &request, Taken taken, Refused refused)
{
    ++m_requests;
    const QPointer<Timeline> self(this);
    const int generation = m_generation;
    m_source.load(request, [this, self, generation, taken = std::move(taken),
                            refused = std::move(refused)](const Expected<Page, Error> &answer) {
        if (self.isNull())
            return;
        --m_requests;
        if (generation == m_generation) {
            if (answer)
                taken(*answer);
            else
                refused(answer.error());
        }
        if (!self.isNull() && m_requests == 0)
            m_changesMeanwhile.clear();
        if (!self.isNull())
            emit stateChanged();
    });
    emit stateChanged();
}

void Timeline::forgetFetches()
{
    ++m_generation;
    m_older = {};
    m_newer = {};
    m_jump = {};
    m_jumpAgain = {};
}

void Timeline::jump(const PageRequest &request, Publish how, const MessageId &target)
{
    forgetFetches();
    m_jump.loading = true;
    m_jumpAgain = [this, request, how, target] { jump(request, how, target); };
    this->request(
        request,
        [this, request, how, target](const Page &page) {
            m_jump = {};
            jumped(request, page);
            publish(how);
            fetchQuotes();
            if (!target.isEmpty() && rowOf(target) >= 0)
                emit messageShown(target);
            else if (!target.isEmpty())
                emit messageMissing(target);
            if (request.where == PageRequest::Where::Newest)
                loadNewer();
        },
        [this, target](const Error &) {
            m_jump = {.failed = target.isEmpty()};
            if (!target.isEmpty())
                emit messageMissing(target);
        });
}

void Timeline::jumped(const PageRequest &request, const Page &page)
{
    using Where = PageRequest::Where;
    const QList<Message> messages = upToDate(page.messages);
    qint64 n = request.n;
    if (request.where == Where::AroundMessage) {
        const auto found = std::find_if(messages.begin(), messages.end(),
                                        [&request](const Message &message) { return message.id == request.message; });
        if (found == messages.end())
            return;
        n = found->n;
    }
    m_window.replace(messages, n);
    m_startReached = request.where == Where::Newest && !page.more;
    if (m_window.isEmpty() && request.where == Where::Newest)
        m_lastN = 0;
    m_lastN = std::max(m_lastN, m_window.lastN());
    m_following = request.where == Where::Newest || m_window.lastN() >= m_lastN;
}

void Timeline::takeOlder(const Page &page)
{
    m_older = {};
    const int added = m_window.merge(upToDate(page.messages));
    if (added == 0 && page.more)
        m_older.failed = true;
    if (!page.more)
        m_startReached = true;
    trim(Keep::Oldest);
    publish();
    fetchQuotes();
}

void Timeline::takeNewer(const Page &page)
{
    m_newer = {};
    const Keep keep = m_following ? Keep::NearReader : Keep::Newest; // a hole is filled wherever the reader is
    const int added = m_window.merge(upToDate(page.messages));
    m_lastN = std::max(m_lastN, m_window.lastN());
    if (added == 0 && m_window.lastN() < m_lastN)
        m_newer.failed = true;
    if (m_window.lastN() >= m_lastN)
        m_following = true;
    trim(keep);
    publish();
    fetchQuotes();
    if (m_following)
        loadNewer();
}

QList<Message> Timeline::upToDate(QList<Message> page) const
{
    for (const MessageChange &change : m_changesMeanwhile) {
        for (Message &message : page) {
            if (message.id == change.message)
                apply(message, change);
        }
    }
    return page;
}

void Timeline::fetchQuotes()
{
    QList<MessageId> wanted;
    const auto want = [this, &wanted](const std::optional<MessageId> &id) {
        if (!id || m_window.find(*id) != nullptr || m_askedQuotes.contains(*id))
            return;
        m_askedQuotes.insert(*id);
        wanted.append(*id);
    };
    for (const Message &message : m_window.messages())
        want(message.replyTo);
    for (const Pending &pending : std::as_const(m_pending)) {
        if (const auto *post = std::get_if<PendingPost>(&pending.what))
            want(post->replyTo);
    }
    if (wanted.isEmpty())
        return;
    const QPointer<Timeline> self(this);
    m_source.find(wanted, [self](const QList<Message> &found) {
        if (self.isNull() || found.isEmpty())
            return;
        for (const Message &message : found)
            self->m_quotes.insert(message.id, message);
        self->publish();
    });
}

const Message *Timeline::quoted(const MessageId &id) const
{
    if (const Message *message = m_window.find(id))
        return message;
    const auto found = m_quotes.constFind(id);
    return found == m_quotes.constEnd() ? nullptr : &*found;
}

} // namespace madang::client
