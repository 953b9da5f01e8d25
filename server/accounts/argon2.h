// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/hashmemory.h"
#include "server/accounts/phc.h"

#include <optional>

namespace madang::server
{

class Standstill;

/// Computes Argon2id, in memory that it keeps and so that it can be made to stand still. Any thread may ask.
class Argon2
{
public:
    explicit Argon2(Standstill &standstill)
        : m_standstill(standstill)
    {
    }

    /// Nothing where memory is lacking.
    [[nodiscard]] std::optional<QByteArray> tagOf(const QString &password, const Recipe &recipe);
    [[nodiscard]] HashMemory &memory() { return m_memory; }

private:
    static size_t memoryFor(const Recipe &recipe) { return size_t{recipe.memory} * 1024; }

    Standstill &m_standstill;
    HashMemory m_memory{memoryFor(Recipe{})};
};

} // namespace madang::server
