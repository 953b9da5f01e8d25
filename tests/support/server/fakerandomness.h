// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/randomness.h"

namespace madang::server
{

/// Never the same twice and always the same in every run.
class FakeRandomness final : public Randomness
{
public:
    [[nodiscard]] QByteArray bytes(qsizetype count) override
    {
        const QByteArray number = QByteArray::number(++m_asked);
        return number.leftJustified(count, '.', true);
    }

private:
    int m_asked = 0;
};

} // namespace madang::server
