// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace madang::ui
{

using namespace Qt::StringLiterals;

/// What people wrote, made fit for a tooltip: Qt has no switch there that says "this is plain text".
[[nodiscard]] inline QString safeToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : u"<span>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</span>"_s;
}

/// What people wrote, for a QTextLayout: its lines are parted by U+2028, and no tab or control character is left.
[[nodiscard]] inline QString layoutText(QString text)
{
    for (QChar &c : text) {
        if (c == u'\n') {
            c = QChar::LineSeparator;
        } else if (c.category() == QChar::Other_Control) {
            c = u' ';
        }
    }
    return text;
}

/// How long a text is for people and for limits: in code points.
[[nodiscard]] inline qsizetype codePoints(QStringView text)
{
    qsizetype count = 0;
    for (const QChar c : text) {
        count += c.isLowSurrogate() ? 0 : 1;
    }
    return count;
}

} // namespace madang::ui
