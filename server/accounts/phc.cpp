// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/phc.h"

#include <QRegularExpression>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

/// Nothing unless it is exactly how we would write it.
std::optional<QByteArray> fromBase64(QStringView text)
{
    const QByteArray encoded = text.toLatin1();
    const QByteArray bytes = QByteArray::fromBase64(encoded);
    return bytes.toBase64(QByteArray::OmitTrailingEquals) == encoded ? std::optional(bytes) : std::nullopt;
}

bool isAffordable(const Recipe &recipe)
{
    constexpr quint32 memoryMost = 128 * 1024; // KiB
    constexpr quint32 passesMost = 16;
    constexpr quint32 memoryOfLane = 8; // KiB at least, says the algorithm
    return recipe.passes >= 1 && recipe.passes <= passesMost && recipe.lanes >= 1 &&
           recipe.memory >= memoryOfLane * recipe.lanes && recipe.memory <= memoryMost;
}

} // namespace

bool Recipe::costsAs(const Recipe &other) const
{
    return memory == other.memory && passes == other.passes && lanes == other.lanes &&
           salt.size() == other.salt.size() && tagLength == other.tagLength;
}

QString toPhc(const StoredPassword &stored)
{
    const Recipe &recipe = stored.recipe;
    const auto base64 = [](const QByteArray &bytes) {
        return QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
    };
    const QString cost = u"m=%1,t=%2,p=%3"_s.arg(recipe.memory).arg(recipe.passes).arg(recipe.lanes);
    return "$argon2id$v=19$"_L1 + cost + u'$' + base64(recipe.salt) + u'$' + base64(stored.tag);
}

std::optional<StoredPassword> fromPhc(const QString &phc)
{
    // A salt of 8 to 64 bytes and a tag of 16 to 64.
    static const QRegularExpression form(
        uR"(\A\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})\z)"_s);
    const auto match = form.match(phc);
    if (!match.hasMatch())
        return std::nullopt;
    const auto salt = fromBase64(match.capturedView(4));
    const auto tag = fromBase64(match.capturedView(5));
    if (!salt || !tag)
        return std::nullopt;
    const Recipe recipe{.memory = match.capturedView(1).toUInt(),
                        .passes = match.capturedView(2).toUInt(),
                        .lanes = match.capturedView(3).toUInt(),
                        .salt = *salt,
                        .tagLength = tag->size()};
    return isAffordable(recipe) ? std::optional(StoredPassword{.recipe = recipe, .tag = *tag}) : std::nullopt;
}

} // namespace madang::server
