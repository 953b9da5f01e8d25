// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/config.h"

#include <algorithm>
#include <array>
#include <optional>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto limitPrefix = "limits."_L1;
constexpr int greatestLimit = 1'000'000'000;

using Problem = std::optional<QString>;

Problem setDataFolder(ServerConfig &config, const QString &value)
{
    config.dataFolder = value;
    return value.isEmpty() ? Problem(u"must not be empty"_s) : std::nullopt;
}

Problem setListen(ServerConfig &config, const QString &value)
{
    const qsizetype colon = value.lastIndexOf(u':');
    QString host = value.left(std::max<qsizetype>(colon, 0));
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (host == "localhost"_L1)
        host = u"127.0.0.1"_s;
    bool isNumber = false;
    const ushort port = value.mid(colon + 1).toUShort(&isNumber);
    const QHostAddress address(host);
    if (colon < 0 || !isNumber || address.isNull())
        return u"must be ADDRESS:PORT, such as 127.0.0.1:8787 or [::1]:8787"_s;
    config.address = address;
    config.port = port;
    return std::nullopt;
}

Problem setName(ServerConfig &config, const QString &value)
{
    config.name = value.trimmed();
    return config.name.isEmpty() ? Problem(u"must not be empty"_s) : std::nullopt;
}

Problem setPublicUrl(ServerConfig &config, const QString &value)
{
    config.publicUrl = QUrl(value, QUrl::StrictMode);
    const bool isWeb = config.publicUrl.scheme() == "http"_L1 || config.publicUrl.scheme() == "https"_L1;
    if (!config.publicUrl.isValid() || !isWeb || config.publicUrl.host().isEmpty())
        return u"must be an address such as https://chat.example.org"_s;
    return std::nullopt;
}

Problem setProxies(ServerConfig &config, const QString &value)
{
    auto proxies = Networks::fromText(value);
    if (!proxies)
        return proxies.error();
    config.proxies = *std::move(proxies);
    return std::nullopt;
}

struct Key {
    QLatin1StringView name;
    Problem (*set)(ServerConfig &, const QString &) = nullptr;
};
constexpr std::array<Key, 5> keys{{
    {"behind_proxy"_L1, setProxies},
    {"data"_L1, setDataFolder},
    {"listen"_L1, setListen},
    {"name"_L1, setName},
    {"public_url"_L1, setPublicUrl},
}};

const Key *keyNamed(const QString &name)
{
    const auto *const found = std::find_if(keys.begin(), keys.end(), [&](const Key &key) { return key.name == name; });
    return found == keys.end() ? nullptr : found;
}

int Limits::*limitNamed(const QString &name)
{
    for (const LimitKey &key : limitKeys())
        if (name == limitPrefix + key.name)
            return key.field;
    return nullptr;
}

/// A limit that is spelled wrong would be one that does not hold. Other names may be meant for somebody else.
QList<Setting> unknownLimits(const QStringList &environment)
{
    const QString prefix = "MADANG_"_L1 + QString(limitPrefix).replace(u'.', u'_').toUpper();
    QList<Setting> unknown;
    for (const QString &entry : environment) {
        const QString variable = entry.section(u'=', 0, 0);
        const QString key = limitPrefix + variable.mid(prefix.size()).toLower();
        if (variable.startsWith(prefix) && limitNamed(key) == nullptr)
            unknown.append({key, entry.section(u'=', 1), variable});
    }
    return unknown;
}

Problem apply(ServerConfig &config, const Setting &setting)
{
    if (const Key *const key = keyNamed(setting.key))
        return key->set(config, setting.value);
    int Limits::*const limit = limitNamed(setting.key);
    if (limit == nullptr)
        return u"is not known"_s;
    bool isNumber = false;
    const int value = setting.value.toInt(&isNumber);
    if (!isNumber || value < 0 || value > greatestLimit)
        return u"must be a whole number from 0 (no limit)"_s;
    config.limits.*limit = value;
    return std::nullopt;
}

} // namespace

std::optional<ValueKind> kindOf(const QString &key)
{
    if (keyNamed(key) != nullptr)
        return ValueKind::Text;
    return limitNamed(key) != nullptr ? std::optional(ValueKind::WholeNumber) : std::nullopt;
}

Expected<ServerConfig, QString> configFrom(const QList<Setting> &settings)
{
    ServerConfig config;
    for (const Setting &setting : settings)
        if (const Problem problem = apply(config, setting))
            return Unexpected(QString(setting.where + ": '"_L1 + setting.key + "' "_L1 + *problem));
    return config;
}

QList<Setting> settingsFromEnvironment(const QStringList &environment)
{
    QStringList names;
    for (const Key &key : keys)
        names.append(QString(key.name));
    for (const LimitKey &key : limitKeys())
        names.append(QString(limitPrefix + key.name));

    QList<Setting> settings;
    for (const QString &name : names) {
        const QString variable = "MADANG_"_L1 + QString(name).replace(u'.', u'_').toUpper();
        for (const QString &entry : environment)
            if (entry.startsWith(variable + u'='))
                settings.append({name, entry.mid(variable.size() + 1), variable});
    }
    settings.append(unknownLimits(environment));
    return settings;
}

} // namespace madang::server
