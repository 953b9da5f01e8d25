// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/transport.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace madang::tests
{

/// The other end of a transport, played by the test. Messages really are encoded and decoded on their way.
/// Without Q_OBJECT, since it adds no signals of its own and lives in a header that moc does not see.
class FakeTransport final : public client::Transport
{
    Q_DISABLE_COPY_MOVE(FakeTransport)

public:
    using Transport::Transport;

    QList<Request> sent; ///< since the last open()
    int opens = 0;
    client::Endpoint endpoint;

    void open(const client::Endpoint &where) override
    {
        endpoint = where;
        sent.clear();
        m_isSettling = false;
        ++opens;
        m_wanted = true;
    }
    void send(const Request &request) override { sent.append(*parseRequest(encode(request))); }
    void settle() override { m_isSettling = true; }
    void close() override { m_wanted = false; }
    [[nodiscard]] bool isOpen() const { return m_wanted; }

    void opensNow() { emit opened(); }
    /// False where nobody asked for it.
    [[nodiscard]] bool settlesNow()
    {
        if (!m_wanted || !std::exchange(m_isSettling, false))
            return false;
        emit settled();
        return true;
    }
    void takes(const client::Passage &passage) { emit goesBy(passage); }
    void breaks() { closes({.code = {}, .cause = client::Cause::Broken, .mayComeBack = true}); }
    void closes(const client::Closing &closing)
    {
        if (std::exchange(m_wanted, false))
            emit closed(closing);
    }
    template <typename Message>
    void says(const Message &message)
    {
        saysBytes(encode(message));
    }
    void saysBytes(const QByteArray &bytes)
    {
        if (m_wanted)
            emit received(*parseServerMessage(bytes));
    }
    /// Answers the last request that wants an answer.
    template <typename R>
    void answers(const R &reply)
    {
        says(answer(lastRef(), reply));
    }
    void refuses(const Error &error) { says(Reply{.ref = lastRef(), .result = error}); }

    /// The newest request that is a T; nothing where there was none.
    template <typename T>
    [[nodiscard]] std::optional<T> last() const
    {
        const auto found = std::find_if(sent.crbegin(), sent.crend(), [](const Request &request) {
            return std::holds_alternative<T>(request.command);
        });
        return found == sent.crend() ? std::nullopt : std::optional(std::get<T>(found->command));
    }

private:
    [[nodiscard]] std::optional<qint64> lastRef() const
    {
        const auto found =
            std::find_if(sent.crbegin(), sent.crend(), [](const Request &request) { return request.ref.has_value(); });
        return found == sent.crend() ? std::nullopt : found->ref;
    }

    bool m_wanted = false;
    bool m_isSettling = false;
};

} // namespace madang::tests
