// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json/json.h"

#include <QList>
#include <QString>
#include <QStringList>

/// How values stand in a column that SQLite has no type for.
namespace madang::server::sqlite
{

/// An enum by its word of the protocol.
template <typename Enum>
[[nodiscard]] QString word(Enum value)
{
    return json::write(value).toString();
}

template <typename Enum>
[[nodiscard]] Enum fromWord(const QString &text)
{
    Enum value{};
    return json::read(QJsonValue(text), value) ? value : Enum{};
}

/// Ids have no spaces in them.
template <typename Tag>
[[nodiscard]] QString joined(const QList<Id<Tag>> &ids)
{
    QStringList values;
    for (const auto &id : ids)
        values.append(id.value);
    return values.join(u' ');
}

template <typename AnyId>
[[nodiscard]] QList<AnyId> split(const QString &text)
{
    QList<AnyId> ids;
    const auto values = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &value : values)
        ids.append(AnyId{value});
    return ids;
}

} // namespace madang::server::sqlite
