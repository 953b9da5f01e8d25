// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/expected.h"
#include "server/ops/limits.h"
#include "server/ops/networks.h"

#include <QByteArrayView>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace madang::server
{

/// How this server is set up. Flags win over the environment, that over the file, that over what stands here.
struct ServerConfig {
    QString dataFolder{};
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 8787;
    QString name = QStringLiteral("Madang");
    QUrl publicUrl{};   ///< how the server is reached from outside, where that differs from address and port
    Networks proxies{}; ///< whose word is taken for whom a request comes from
    Limits limits{};

    bool operator==(const ServerConfig &) const = default;
};

/// One value for one key, as text, and where it was found, for messages.
struct Setting {
    QString key;
    QString value;
    QString where;

    bool operator==(const Setting &) const = default;
};

/// Sets what the settings say, later ones over earlier ones. The error is a sentence that says where.
[[nodiscard]] Expected<ServerConfig, QString> configFrom(const QList<Setting> &settings);
/// What a key takes; nothing where there is no such key.
enum class ValueKind { Text, WholeNumber };
[[nodiscard]] std::optional<ValueKind> kindOf(const QString &key);

/// The settings of a file in TOML; a syntax error, an unknown key or a value of the wrong type is told with line and
/// column.
[[nodiscard]] Expected<QList<Setting>, QString> settingsFromFile(const QString &file);
/// The same from what such a file holds; `file` is its name, for messages.
[[nodiscard]] Expected<QList<Setting>, QString> settingsFromText(QByteArrayView text, const QString &file);
/// The settings of variables such as MADANG_LISTEN or MADANG_LIMITS_QUEUE_BYTES.
[[nodiscard]] QList<Setting> settingsFromEnvironment(const QStringList &environment);

} // namespace madang::server
