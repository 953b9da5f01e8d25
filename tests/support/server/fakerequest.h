// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/server/house.h"

namespace madang::server
{

/// One request with commands, as over HTTP. All that passes is really encoded and decoded.
class FakeRequest final : public Outlet
{
public:
    /// A reply, and what it is to who asked.
    struct Said {
        Reply reply;

        template <typename C>
        [[nodiscard]] Expected<typename C::Reply, Error> as() const
        {
            if (const auto *error = std::get_if<Error>(&reply.result))
                return Unexpected(*error);
            return std::get<Answer>(reply.result).template as<typename C::Reply>();
        }
    };

    FakeRequest(House &house, const Caller &caller)
    {
        auto called = house.hub().call(caller, *this);
        if (called)
            m_peer = std::move(*called);
        else
            refusal = called.error();
    }
    ~FakeRequest() override = default;
    Q_DISABLE_COPY_MOVE(FakeRequest)

    template <typename C>
    void says(const C &command)
    {
        if (refusal) {
            answers.append(Said{{.ref = std::nullopt, .result = *refusal}});
            return;
        }
        const QByteArray text = encode(Request{.ref = ++m_ref, .command = command});
        m_peer->receive(*parseRequest(text), text.size());
    }

    /// To the command of this place, from 1.
    template <typename C>
    [[nodiscard]] Expected<typename C::Reply, Error> answerTo(qint64 place) const
    {
        for (const Said &said : answers) {
            if (said.reply.ref == place)
                return said.template as<C>();
        }
        return Unexpected(Error{ErrorCode::Internal, QStringLiteral("no answer")});
    }

    void send(const SharedFrame & /*frame*/) override { ++heard; }
    void reply(const Reply &reply) override
    {
        const auto message = parseServerMessage(encode(reply));
        answers.append(Said{std::get<Reply>(*message)});
    }
    [[nodiscard]] bool hasRoom() const override { return true; }
    void close(CloseCode code) override { closed = code; }
    [[nodiscard]] std::optional<std::chrono::milliseconds> countFailure() override { return std::nullopt; }

    std::optional<Error> refusal{}; ///< of the whole request
    QList<Said> answers{};          ///< in the order in which they came
    std::optional<CloseCode> closed{};
    int heard = 0; ///< of what happens: nothing should be

private:
    std::unique_ptr<Peer> m_peer{};
    qint64 m_ref = 0;
};

} // namespace madang::server
