// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QList>
#include <QStringView>

namespace madang::ui
{

/// A part of a text that is nothing but emoji.
struct EmojiRun {
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const EmojiRun &, const EmojiRun &) = default;
};

/// Where a text has to be set in `emojiFont`: text fonts have black and white drawings of some emoji, and would win.
[[nodiscard]] QList<EmojiRun> emojiRuns(QStringView text);
/// The same font with the colour emoji first. Not for other text: it has digits too.
[[nodiscard]] QFont emojiFont(QFont font);

} // namespace madang::ui
