// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "server/hub/line.h"

#include <memory>

namespace madang::server
{

/// What who does not wait for answers is told, once too much is waiting.
[[nodiscard]] inline Error tooManyAtOnce()
{
    constexpr milliseconds soon{1'000};
    return {ErrorCode::TooMany, QStringLiteral("too many commands at once"), soon};
}

/// One command on its way: who asks, and where its one answer goes. Copies go along with what is asynchronous; exactly
/// one of them answers.
class Asked
{
public:
    Asked(std::shared_ptr<Line> line, std::optional<qint64> ref, Pace pace)
        : m_line(std::move(line))
        , m_ref(ref)
        , m_pace(pace)
    {
    }

    [[nodiscard]] const UserId &user() const { return m_line->identity.user; }
    [[nodiscard]] const Identity &identity() const { return m_line->identity; }
    [[nodiscard]] const std::shared_ptr<Line> &line() const { return m_line; }

    /// Without a `ref` nobody waits for a yes.
    template <typename R>
    void answer(const R &reply) const
    {
        if (m_ref)
            m_line->reply(madang::answer(m_ref, reply));
        m_line->order.finished(m_pace);
    }
    void refuse(const Error &error) const
    {
        m_line->reply({.ref = m_ref, .result = error});
        m_line->order.finished(m_pace);
    }
    /// The last word on this connection; what waits behind it is not carried out.
    void refuseAndClose(const Error &error, CloseCode code) const
    {
        m_line->reply({.ref = m_ref, .result = error});
        m_line->close(code);
        m_line->order.finished(m_pace);
    }
    template <typename R>
    void settle(const Expected<R, Error> &result) const
    {
        if (result)
            answer(*result);
        else
            refuse(result.error());
    }

private:
    std::shared_ptr<Line> m_line;
    std::optional<qint64> m_ref;
    Pace m_pace;
};

} // namespace madang::server
