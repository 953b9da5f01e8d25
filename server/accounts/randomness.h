// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace madang::server
{

/// Where bytes that nobody can guess come from.
class Randomness
{
public:
    virtual ~Randomness() = default;

    [[nodiscard]] virtual QByteArray bytes(qsizetype count) = 0;
};

/// The kernel's, through libsodium.
class SystemRandomness final : public Randomness
{
public:
    SystemRandomness();

    [[nodiscard]] QByteArray bytes(qsizetype count) override;
};

} // namespace madang::server
