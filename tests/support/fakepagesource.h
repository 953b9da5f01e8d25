// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/pagesource.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace madang::tests
{

/// A room's whole history in memory. What is asked waits until the test lets it be answered, with what is true by then.
class FakePageSource final : public client::PageSource
{
public:
    QList<Message> log; ///< n = 1, 2, 3, ...

    /// Says so many messages, one a minute, three in a row by each of two people.
    void fill(const RoomId &room, int count)
    {
        for (int i = 0; i < count; ++i)
            say(room, {QStringLiteral("text %1").arg(log.size() + 1)});
    }

    struct Said {
        QString text;
        UserId by{};
    };
    const Message &say(const RoomId &room, const Said &said)
    {
        const qint64 n = log.size() + 1;
        const UserId turn{n % 6 < 3 ? QStringLiteral("mina") : QStringLiteral("sora")};
        log.append(Message{.id = idOf(n),
                           .room = room,
                           .seq = n * 10,
                           .n = n,
                           .rev = n * 10,
                           .by = said.by.isEmpty() ? turn : said.by,
                           .at = std::chrono::milliseconds(1'700'000'000'000) + std::chrono::minutes(n),
                           .text = said.text});
        return log.last();
    }
    [[nodiscard]] static MessageId idOf(qint64 n) { return {QStringLiteral("m%1").arg(n)}; }

    void load(const client::PageRequest &request, Answer answer) override
    {
        m_asked.push_back({request, std::move(answer)});
    }
    void find(const QList<MessageId> &messages, Found found) override
    {
        m_quotes.push_back({messages, std::move(found)});
    }

    [[nodiscard]] size_t waiting() const { return m_asked.size(); }
    [[nodiscard]] const client::PageRequest &lastAsked() const { return m_asked.back().request; }
    /// What the oldest question would get as its answer now.
    [[nodiscard]] client::Page page() const { return pageFor(m_asked.front().request); }

    /// Answers everything, also what is asked because of the answers.
    void answerAll()
    {
        while (!m_asked.empty())
            answerWith(page());
        while (!m_quotes.empty())
            answerQuotes();
    }
    void answerWith(const Expected<client::Page, Error> &page)
    {
        const Asked asked = take();
        asked.answer(page);
    }
    void refuse(ErrorCode code = ErrorCode::Unavailable) { answerWith(Unexpected(Error{.code = code, .text = {}})); }

private:
    struct Asked {
        client::PageRequest request;
        Answer answer;
    };
    struct AskedQuotes {
        QList<MessageId> messages;
        Found found;
    };

    Asked take()
    {
        Asked asked = std::move(m_asked.front());
        m_asked.erase(m_asked.begin());
        return asked;
    }

    void answerQuotes()
    {
        const AskedQuotes asked = std::move(m_quotes.front());
        m_quotes.erase(m_quotes.begin());
        QList<Message> known;
        std::copy_if(log.begin(), log.end(), std::back_inserter(known),
                     [&asked](const Message &message) { return asked.messages.contains(message.id); });
        asked.found(known);
    }

    [[nodiscard]] client::Page pageFor(const client::PageRequest &request) const
    {
        using Where = client::PageRequest::Where;
        const qint64 last = log.size();
        qint64 n = request.n;
        if (request.where == Where::AroundMessage) {
            const auto found = std::find_if(log.begin(), log.end(),
                                            [&request](const Message &one) { return one.id == request.message; });
            if (found == log.end())
                return {};
            n = found->n;
        }
        switch (request.where) {
        case Where::Newest:
            return between(last - request.limit + 1, last);
        case Where::Before:
            return between(n - request.limit, n - 1);
        case Where::After: {
            client::Page page = between(n + 1, n + request.limit);
            page.more = n + request.limit < last;
            return page;
        }
        case Where::Around:
        case Where::AroundMessage:
            return between(n - request.limit / 2, n + request.limit / 2 - 1);
        }
        return {};
    }
    [[nodiscard]] client::Page between(qint64 first, qint64 last) const
    {
        const qint64 from = std::max<qint64>(first, 1);
        const qint64 to = std::min<qint64>(last, log.size());
        if (to < from)
            return {};
        return {.messages = log.mid(from - 1, to - from + 1), .more = from > 1};
    }

    std::vector<Asked> m_asked;
    std::vector<AskedQuotes> m_quotes;
};

} // namespace madang::tests
