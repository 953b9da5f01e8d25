// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/hasher.h"

#include <QObject>
#include <QThreadPool>

namespace madang::server
{

/// Argon2id (19 MiB, two passes) on two threads of its own.
class SodiumHasher final : public PasswordHasher
{
public:
    static constexpr int threads = 2;
    static constexpr int queueLength = 32;

    SodiumHasher();
    ~SodiumHasher() override;
    Q_DISABLE_COPY_MOVE(SodiumHasher)

    void hash(const QString &password, Then<QString> then) override;
    void verify(const QString &phc, const QString &password, Then<Verdict> then) override;

private:
    /// Runs `work` on a thread of the pool and hands what it gives to `then`.
    template <typename T, typename Work>
    void enqueue(Then<T> then, Work work);

    QObject m_loop; // answers are delivered to the thread that made it, and end with it
    QThreadPool m_pool;
    QString m_nobody; // what the password of an unknown name is compared with
    int m_unanswered = 0;
};

} // namespace madang::server
