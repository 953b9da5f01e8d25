// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/way.h"

#include <QCoreApplication>

namespace madang::ui
{

/// The ways to a server and what stood in the way of a better one, in people's words.
class WayWords
{
    Q_DECLARE_TR_FUNCTIONS(WayWords)

public:
    /// "SSE", as in a menu.
    [[nodiscard]] static QString name(client::Way way);
    /// How messages come and how they go: "SSE + POST".
    [[nodiscard]] static QString bothDirections(client::Way way);
    /// For the strip: over what updates come, and why not over the best way.
    [[nodiscard]] static QString limited(const client::Passage &passage);
    /// For the strip, after a look upwards.
    [[nodiscard]] static QString stillLimited(const client::Passage &passage);
    /// More about the reason, and what becomes of it.
    [[nodiscard]] static QString explanation(const client::Passage &passage);

private:
    /// Within a sentence.
    [[nodiscard]] static QString inSentence(client::Way way);
};

} // namespace madang::ui
