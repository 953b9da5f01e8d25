// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>

#include <utility>
#include <variant>

/// What the tables of the wire's tests share.
namespace madang::wire
{

/// A message as it travels and as it is in the program. `required`: the fields without which it is refused.
template <typename Value>
struct Row {
    QByteArray text;
    Value value;
    QSet<QString> required{};
};

template <typename Variant, size_t... Index>
QSet<QString> namesOf(std::index_sequence<Index...> /*all*/)
{
    return {QString(std::variant_alternative_t<Index, Variant>::typeName)...};
}

/// The type names of all alternatives of a variant of messages.
template <typename Variant>
QSet<QString> namesOf()
{
    return namesOf<Variant>(std::make_index_sequence<std::variant_size_v<Variant>>());
}

inline QJsonObject objectFrom(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

inline QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// One value of each JSON type but null, which is the same as absent.
inline QList<QJsonValue> oneOfEachType()
{
    return {true, 7, QStringLiteral("word"), QJsonArray(), QJsonObject()};
}

} // namespace madang::wire
