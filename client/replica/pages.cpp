// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/pages.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace madang::client
{

using Where = PageRequest::Where;

namespace
{

Error error(ErrorCode code, const QString &text)
{
    return {.code = code, .text = text};
}

} // namespace

Pages::Pages(MessageStore &store, HistoryReader &reader, Replica &replica, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
    , m_replica(replica)
{
    connect(&replica, &Replica::messageChanged, this, [this](const RoomId &, const MessageChange &change) {
        if (m_fetches > 0)
            m_changes.append(change);
    });
    connect(&replica, &Replica::wasReset, this, [this] {
        ++m_generation;
        m_changes.clear();
    });
    connect(&replica, &Replica::ownLeft, this, [this](const RoomId &room) { m_shownStale.remove(room); });
}

void Pages::load(const PageRequest &request, Answer answer)
{
    if (request.where == Where::AroundMessage)
        loadAround(request, answer);
    else
        loadRange(request, answer);
}

void Pages::find(const QList<MessageId> &messages, Found found)
{
    m_replica.write();
    m_store.find(messages, [found = std::move(found)](const QList<CachedMessage> &all) {
        QList<Message> fresh;
        for (const CachedMessage &cached : all) {
            if (!cached.stale)
                fresh.append(cached.message);
        }
        found(fresh);
    });
}

void Pages::goLive()
{
    const auto rooms = std::exchange(m_shownStale, {});
    for (const RoomId &room : rooms)
        emit outdated(room);
}

void Pages::loadAround(const PageRequest &request, const Answer &answer)
{
    const QPointer<Pages> self(this);
    m_replica.write();
    m_store.find({request.message}, [self, request, answer](const QList<CachedMessage> &found) {
        if (self.isNull())
            return;
        if (found.isEmpty() || found.first().message.room != request.room) {
            answer(Unexpected(error(ErrorCode::NotFound, QStringLiteral("nobody here has this message"))));
            return;
        }
        PageRequest around = request;
        around.n = found.first().message.n;
        self->loadRange(around, [request, answer](const Expected<Page, Error> &page) {
            const bool has =
                page && std::any_of(page->messages.cbegin(), page->messages.cend(),
                                    [&request](const Message &message) { return message.id == request.message; });
            if (page && !has)
                answer(Unexpected(error(ErrorCode::NotFound, QStringLiteral("the message is gone"))));
            else
                answer(page);
        });
    });
}

Pages::Range Pages::rangeOf(const PageRequest &request, qint64 lastN)
{
    const qint64 limit = std::clamp<qint64>(request.limit, 1, limits::historyPage);
    Range range;
    switch (request.where) {
    case Where::Newest:
        range = {lastN - limit + 1, lastN};
        break;
    case Where::Before:
        range = {request.n - limit, request.n - 1};
        break;
    case Where::After:
        range = {request.n + 1, request.n + limit};
        break;
    case Where::Around:
    case Where::AroundMessage: {
        const qint64 last = std::min(lastN, std::max<qint64>(1, request.n - limit / 2) + limit - 1);
        range = {last - limit + 1, last};
        break;
    }
    }
    return {std::max<qint64>(1, range.first), std::min(lastN, range.last)};
}

void Pages::loadRange(const PageRequest &request, const Answer &answer)
{
    const RoomState *const room = m_replica.room(request.room);
    if (room == nullptr) {
        later(answer, Unexpected(error(ErrorCode::NotFound, QStringLiteral("not a room of this user"))));
        return;
    }
    Wanted wanted{.request = request, .range = rangeOf(request, room->room.lastN), .cached = {}, .answer = answer};
    if (wanted.range.first > wanted.range.last) {
        later(answer, Page{});
        return;
    }
    const QPointer<Pages> self(this);
    m_replica.write();
    m_store.range(request.room, wanted.range.first, wanted.range.last,
                  [self, wanted, generation = m_generation](const QList<CachedMessage> &cached) mutable {
                      if (self.isNull())
                          return;
                      if (generation != self->m_generation) { // what was fresh then may be stale now
                          self->loadRange(wanted.request, wanted.answer);
                          return;
                      }
                      wanted.cached = cached;
                      const auto page = self->completePage(wanted);
                      if (!page)
                          return self->fetch(wanted);
                      self->m_replica.learn(page->messages);
                      wanted.answer(*page);
                  });
}

std::optional<Page> Pages::completePage(const Wanted &wanted) const
{
    QList<Message> messages;
    for (const CachedMessage &cached : wanted.cached) {
        if (!cached.stale)
            messages.append(cached.message);
    }
    if (messages.size() != wanted.range.last - wanted.range.first + 1)
        return std::nullopt;
    return pageOf(wanted, messages);
}

void Pages::fetch(const Wanted &wanted)
{
    History query{.room = wanted.request.room, .limit = wanted.range.last - wanted.range.first + 1};
    if (wanted.request.where == Where::After)
        query.after = wanted.range.first - 1;
    else
        query.before = wanted.range.last + 1;
    ++m_fetches;
    const QPointer<Pages> self(this);
    m_reader.read(query, [self, wanted, generation = m_generation](const Expected<HistoryPage, Error> &page) {
        if (self.isNull())
            return;
        --self->m_fetches;
        if (generation != self->m_generation)
            wanted.answer(Unexpected(error(ErrorCode::Unavailable, QStringLiteral("everything is loaded anew"))));
        else if (!page && infoOf(page.error().code).mayRetry)
            self->offline(wanted, page.error());
        else if (!page)
            wanted.answer(Unexpected(page.error()));
        else
            self->onFetched(wanted, *page);
        if (!self.isNull() && self->m_fetches == 0)
            self->m_changes.clear();
    });
}

void Pages::onFetched(const Wanted &wanted, const HistoryPage &page)
{
    if (m_replica.room(wanted.request.room) == nullptr) {
        wanted.answer(Unexpected(error(ErrorCode::NotFound, QStringLiteral("not a room of this user any more"))));
        return;
    }
    QList<Message> messages = page.messages;
    for (Message &message : messages) {
        for (const MessageChange &change : std::as_const(m_changes)) {
            if (message.id == change.message)
                client::apply(message, change);
        }
    }
    const bool after = wanted.request.where == Where::After;
    const qint64 expected = after ? wanted.range.first : wanted.range.last;
    if (messages.isEmpty() || (after ? messages.first().n : messages.last().n) != expected || !isDense(messages)) {
        wanted.answer(Unexpected(error(ErrorCode::Internal, QStringLiteral("the server's page has a hole"))));
        return;
    }
    m_store.keep(messages);
    m_replica.learn(messages);
    const bool around = wanted.request.where == Where::Around || wanted.request.where == Where::AroundMessage;
    const qint64 n = std::clamp(wanted.request.n, wanted.range.first, wanted.range.last);
    if (around && messages.first().n > n) { // long messages: the page was cut before it
        Wanted rest = wanted;
        rest.range.last = n;
        fetch(rest);
        return;
    }
    wanted.answer(pageOf(wanted, messages));
}

void Pages::offline(const Wanted &wanted, const Error &why)
{
    const QList<CachedMessage> run = runOf(wanted);
    if (run.isEmpty()) {
        wanted.answer(Unexpected(why));
        return;
    }
    QList<Message> messages;
    for (const CachedMessage &cached : run) {
        messages.append(cached.message);
        if (cached.stale)
            m_shownStale.insert(wanted.request.room);
    }
    wanted.answer(pageOf(wanted, messages));
}

QList<CachedMessage> Pages::runOf(const Wanted &wanted)
{
    const auto &cached = wanted.cached;
    qint64 anchor = wanted.range.last;
    if (wanted.request.where == Where::After)
        anchor = wanted.range.first;
    else if (wanted.request.where == Where::Around || wanted.request.where == Where::AroundMessage)
        anchor = std::clamp(wanted.request.n, wanted.range.first, wanted.range.last);
    const auto at = std::find_if(cached.cbegin(), cached.cend(),
                                 [anchor](const CachedMessage &each) { return each.message.n == anchor; });
    if (at == cached.cend())
        return {};
    auto first = at;
    while (first != cached.cbegin() && std::prev(first)->message.n == first->message.n - 1)
        --first;
    auto last = at;
    while (std::next(last) != cached.cend() && std::next(last)->message.n == last->message.n + 1)
        ++last;
    return {first, std::next(last)};
}

bool Pages::isDense(const QList<Message> &messages)
{
    for (qsizetype i = 1; i < messages.size(); ++i) {
        if (messages.at(i).n != messages.at(i - 1).n + 1)
            return false;
    }
    return true;
}

Page Pages::pageOf(const Wanted &wanted, const QList<Message> &messages) const
{
    const RoomState *const room = m_replica.room(wanted.request.room);
    const qint64 lastN = room == nullptr ? 0 : room->room.lastN;
    const bool newer = messages.last().n < lastN;
    const bool older = messages.first().n > 1;
    switch (wanted.request.where) {
    case Where::Newest:
    case Where::Before:
        return {.messages = messages, .more = older};
    case Where::After:
        return {.messages = messages, .more = newer};
    case Where::Around:
    case Where::AroundMessage:
        break;
    }
    return {.messages = messages, .more = older || newer};
}

void Pages::later(const Answer &answer, const Expected<Page, Error> &result)
{
    QMetaObject::invokeMethod(
        this, [answer, result] { answer(result); }, Qt::QueuedConnection);
}

} // namespace madang::client
