// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/hasher.h"

#include <QMetaObject>
#include <QObject>

namespace madang::server
{

/// A hasher that takes no time: `new:` or, from former days, `old:` before the password itself.
class FakeHasher final : public PasswordHasher
{
public:
    enum class Load { Fine, Full };

    void hash(const QString &password, Then<QString> then) override
    {
        answer<QString>(std::move(then), QString(QStringLiteral("new:") + password));
    }
    void verify(const QString &phc, const QString &password, Then<Verdict> then) override
    {
        ++m_verified;
        if (phc == QString(QStringLiteral("new:") + password))
            answer<Verdict>(std::move(then), Verdict::Right);
        else if (phc == QString(QStringLiteral("old:") + password))
            answer<Verdict>(std::move(then), Verdict::RightButOld);
        else
            answer<Verdict>(std::move(then), Verdict::Wrong);
    }

    /// While it is full, all that is asked is Unavailable.
    void setLoad(Load load) { m_load = load; }
    /// How often it was asked to compare: what an answer costs the one who waits for it.
    [[nodiscard]] int verified() const { return m_verified; }

private:
    template <typename T>
    void answer(Then<T> then, Expected<T, Error> result)
    {
        if (m_load == Load::Full)
            result =
                Unexpected(Error{ErrorCode::Unavailable, QStringLiteral("full"), std::chrono::milliseconds(1'000)});
        QMetaObject::invokeMethod(
            &m_loop, [then = std::move(then), result = std::move(result)] { then(result); }, Qt::QueuedConnection);
    }

    QObject m_loop;
    Load m_load = Load::Fine;
    int m_verified = 0;
};

} // namespace madang::server
