// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace madang::ui
{

/// How many emoji a text is made of when it is nothing else (spaces aside); 0 when it holds anything else. One to three
/// are drawn large.
[[nodiscard]] int emojiOnlyCount(QStringView text);
[[nodiscard]] inline bool isLargeEmoji(QStringView text)
{
    const int count = emojiOnlyCount(text);
    return count >= 1 && count <= 3;
}

} // namespace madang::ui
