// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/avatar.h"

#include "ui/text/linebreak.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
QString firstLetter(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    const qsizetype end = finder.toNextBoundary();
    return text.first(end < 0 ? text.size() : end).toUpper();
}

// A family name is one syllable as a rule; of a name of two, one is the given name.
QString givenName(const QString &word)
{
    return word.size() <= 2 ? word.last(1) : word.last(2);
}
} // namespace

QString avatarInitials(const QString &name)
{
    const QString whole = name.normalized(QString::NormalizationForm_C).simplified();
    if (whole.isEmpty()) {
        return u"?"_s;
    }
    const QStringList words = whole.split(u' ');
    if (isOnlyHangul(words.last())) {
        return words.size() > 1 && words.last().size() <= 2 ? words.last() : givenName(words.last());
    }
    return firstLetter(whole);
}

int avatarHue(QStringView userId)
{
    // FNV-1a, because qHash differs from one start to the next.
    quint32 hash = 2166136261U;
    for (const char byte : userId.toUtf8()) {
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    }
    return static_cast<int>((hash ^ (hash >> 16U)) % 8U);
}

void paintAvatar(QPainter &painter, const QRectF &circle, const AvatarOf &person, const Theme &theme)
{
    const QString initials = avatarInitials(person.name);
    QFont font = theme.fonts().name;
    font.setPixelSize(qRound(circle.height() * (initials.size() > 1 ? 0.38 : 0.42)));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.avatar(avatarHue(person.userId)));
    painter.drawEllipse(circle);
    painter.setFont(font);
    painter.setPen(theme.colours().onBadge);
    painter.drawText(circle, Qt::AlignCenter, initials);
    painter.restore();
}

} // namespace madang::ui
