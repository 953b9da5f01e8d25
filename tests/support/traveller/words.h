// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ladder/ways.h"
#include "client/session/connectionstate.h"

/// What whoever leads a traveller calls things.
namespace madang::tests
{

[[nodiscard]] QString wordFor(client::Way way);
[[nodiscard]] std::optional<client::Way> wayCalled(const QString &word);
[[nodiscard]] QString wordFor(client::Obstacle obstacle);
[[nodiscard]] QString wordFor(client::Trial::Outcome outcome);
[[nodiscard]] QString wordFor(client::Phase phase);
[[nodiscard]] QString wordFor(client::Trouble trouble);

} // namespace madang::tests
