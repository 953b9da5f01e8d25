// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/outbox/changesender.h"

#include <QCoreApplication>

#include <deque>
#include <utility>

namespace madang::tests
{

/// A server that has heard commands and answers them when the test says so.
class FakeSender final : public client::ChangeSender
{
public:
    void send(const client::OwnCommand &command, Answered answered) override
    {
        m_heard.append(command);
        m_open.push_back(std::move(answered));
    }

    /// Everything that was ever sent.
    [[nodiscard]] const QList<client::OwnCommand> &heard() const { return m_heard; }
    /// The texts of the posts and edits among it.
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (const auto &command : m_heard) {
            if (const auto *post = std::get_if<Post>(&command))
                all.append(post->text);
            else if (const auto *edit = std::get_if<Edit>(&command))
                all.append(edit->text);
        }
        return all;
    }
    [[nodiscard]] size_t unanswered() const { return m_open.size(); }

    void takes(qint64 seq) { answer(seq); }
    void refuses(ErrorCode code, std::optional<std::chrono::milliseconds> after = {})
    {
        answer(Unexpected(Error{.code = code, .text = QStringLiteral("no"), .after = after}));
    }
    /// The connection is lost: no answer will come any more.
    void forget() { m_open.clear(); }

private:
    void answer(const Expected<qint64, Error> &result)
    {
        const auto answered = std::move(m_open.front());
        m_open.pop_front();
        answered(result);
        QCoreApplication::processEvents();
    }

    QList<client::OwnCommand> m_heard;
    std::deque<Answered> m_open;
};

} // namespace madang::tests
