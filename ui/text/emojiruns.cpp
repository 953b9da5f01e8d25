// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/emojiruns.h"

#include "ui/text/emoji.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace madang::ui
{

using namespace Qt::StringLiterals;

QList<EmojiRun> emojiRuns(QStringView text)
{
    constexpr char16_t firstSymbol = 0x20E3; // nothing below is, or makes, an emoji
    const bool any = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() >= firstSymbol && (c.isSurrogate() || !c.isLetter());
    });
    QList<EmojiRun> runs;
    if (!any)
        return runs;
    const QString copy = text.toString();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, copy);
    for (qsizetype start = 0, end = finder.toNextBoundary(); end > 0; start = end, end = finder.toNextBoundary()) {
        const QStringView cluster = text.sliced(start, end - start);
        if (emojiOnlyCount(cluster) == 0)
            continue;
        if (!runs.isEmpty() && runs.last().start + runs.last().length == start)
            runs.last().length += end - start;
        else
            runs.append({start, end - start});
    }
    return runs;
}

QFont emojiFont(QFont font)
{
    QStringList families = font.families();
    families.prepend(u"Noto Color Emoji"_s);
    families.removeDuplicates();
    font.setFamilies(families);
    return font;
}

} // namespace madang::ui
