// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace madang::server
{

/// What arrived at a `then`, or not yet. Copies are the same answer.
template <typename T>
class Awaited
{
public:
    using Result = Expected<T, Error>;

    /// To be handed to who is asked.
    [[nodiscard]] std::function<void(Result)> then() const
    {
        return [result = m_result](Result arrived) { *result = std::move(arrived); };
    }
    [[nodiscard]] bool isThere() const { return m_result->has_value(); }
    /// Runs the event loop until it is there. Internal, with a text, when it takes too long.
    [[nodiscard]] Result wait() const
    {
        using namespace std::chrono_literals;
        const QDeadlineTimer deadline(60s);
        QTimer waker; // an answer that never comes must not hang the test
        waker.start(1s);
        while (!isThere() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (!isThere())
            return Unexpected(Error{ErrorCode::Internal, QStringLiteral("no answer came")});
        return **m_result;
    }

private:
    std::shared_ptr<std::optional<Result>> m_result = std::make_shared<std::optional<Result>>();
};

/// Asks and waits: `answerTo<SignedIn>([&](auto then) { signIn.join(request, then); })`.
template <typename T, typename Ask>
[[nodiscard]] Expected<T, Error> answerTo(const Ask &ask)
{
    const Awaited<T> answer;
    ask(answer.then());
    return answer.wait();
}

} // namespace madang::server
