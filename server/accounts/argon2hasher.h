// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/argon2.h"
#include "server/accounts/hasher.h"

#include <QObject>
#include <QThreadPool>

namespace madang::server
{

/// Argon2id (19 MiB, two passes) on two threads of its own, which stand still when they are told to.
class Argon2Hasher final : public PasswordHasher
{
public:
    static constexpr int threads = 2;
    static constexpr int queueLength = 32;

    explicit Argon2Hasher(Standstill &standstill);
    ~Argon2Hasher() override;
    Q_DISABLE_COPY_MOVE(Argon2Hasher)

    void hash(const QString &password, Then<QString> then) override;
    void verify(const QString &phc, const QString &password, Then<Verdict> then) override;

    /// How many hashes' memory is kept for the next ones: none soon after the last answer.
    [[nodiscard]] size_t keptCount() { return m_argon2.memory().keptCount(); }

private:
    /// Runs `work` on a thread of the pool and hands what it gives to `then`.
    template <typename T, typename Work>
    void enqueue(Then<T> then, Work work);
    void countAnswer();

    QObject m_loop; // answers are delivered to the thread that made it, and end with it
    Argon2 m_argon2;
    QThreadPool m_pool;
    int m_unanswered = 0;
};

} // namespace madang::server
