// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// toml++ is compiled in this file only.
#define TOML_EXCEPTIONS 0 // NOLINT(cppcoreguidelines-macro-usage): how the library is told
#include <toml++/toml.h>

#include "server/ops/config.h"

#include <QFile>

#include <string_view>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString placeIn(const QString &file, const toml::source_region &source)
{
    return u"%1:%2:%3"_s.arg(file).arg(source.begin.line).arg(source.begin.column);
}

/// The value as text, or what it should have been.
Expected<QString, QString> valueOf(const toml::node &node, ValueKind kind)
{
    if (kind == ValueKind::Text) {
        if (const auto text = node.value_exact<std::string_view>())
            return textOf(*text);
        return Unexpected(u"must be a text, in quotes"_s);
    }
    if (const auto number = node.value_exact<int64_t>())
        return QString::number(*number);
    return Unexpected(u"must be a whole number, without quotes"_s);
}

/// Adds the table's settings; the error of the first key that is none, or that has a value of another type.
Expected<void, QString> gather(const QString &file, const toml::table &table, const QString &prefix,
                               QList<Setting> &settings)
{
    for (const auto &[tomlKey, node] : table) {
        const QString key = prefix + textOf(tomlKey.str());
        const QString where = placeIn(file, tomlKey.source());
        if (const toml::table *const inner = node.as_table();
            inner != nullptr && prefix.isEmpty() && key == "limits"_L1) {
            auto gathered = gather(file, *inner, key + u'.', settings);
            if (!gathered)
                return gathered;
            continue;
        }
        const auto kind = kindOf(key);
        if (!kind)
            return Unexpected(QString(where + ": '"_L1 + key + "' is not known"_L1));
        const auto value = valueOf(node, *kind);
        if (!value)
            return Unexpected(QString(where + ": '"_L1 + key + "' "_L1 + value.error()));
        settings.append({key, *value, where});
    }
    return {};
}

} // namespace

Expected<QList<Setting>, QString> settingsFromFile(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Unexpected(QString(file + ": "_L1 + source.errorString()));
    const QByteArray text = source.readAll();
    const toml::parse_result parsed = toml::parse(std::string_view(text.constData(), static_cast<size_t>(text.size())));
    if (!parsed)
        return Unexpected(
            QString(placeIn(file, parsed.error().source()) + ": "_L1 + textOf(parsed.error().description())));
    QList<Setting> settings;
    const auto gathered = gather(file, parsed.table(), {}, settings);
    if (!gathered)
        return Unexpected(gathered.error());
    return settings;
}

} // namespace madang::server
