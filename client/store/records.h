// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/state.h"

#include <QByteArray>

#include <optional>

/// What stands in the body columns of the store's file: one JSON object each.
namespace madang::client::records
{

[[nodiscard]] QByteArray toBytes(const QJsonObject &object);
[[nodiscard]] std::optional<QJsonObject> toObject(const QByteArray &bytes);

template <typename T>
[[nodiscard]] QByteArray write(const T &value)
{
    return toBytes(toJson(value));
}
/// Nothing where it can't be read: damaged, or of another version.
template <typename T>
[[nodiscard]] std::optional<T> read(const QByteArray &bytes)
{
    const auto object = toObject(bytes);
    if (!object)
        return std::nullopt;
    auto value = fromJson<T>(*object);
    return value ? std::optional<T>(std::move(*value)) : std::nullopt;
}

[[nodiscard]] QByteArray writeEntry(const OutboxEntry &entry);
[[nodiscard]] std::optional<OutboxEntry> readEntry(const QByteArray &bytes);

} // namespace madang::client::records
