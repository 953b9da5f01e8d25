// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json/json.h"

#include <QByteArray>
#include <QStringView>

/// Structs as JSON text at once, without an object in between: for what leaves by the thousand.
namespace madang::json
{

// append(): the value as it stands in a text.
void append(QByteArray &out, bool value);
void append(QByteArray &out, qint64 value);
void append(QByteArray &out, std::chrono::milliseconds value);
void append(QByteArray &out, QStringView value);
void append(QByteArray &out, QLatin1StringView word);
void append(QByteArray &out, const Cursor &value);

template <typename Tag>
void append(QByteArray &out, const Id<Tag> &id)
{
    append(out, QStringView(id.value));
}

template <typename Enum>
requires std::is_enum_v<Enum>
void append(QByteArray &out, Enum value)
{
    for (const auto &word : Words<Enum>::all) {
        if (word.value == value)
            append(out, word.text);
    }
}

template <typename T>
requires std::is_class_v<T> && requires
{
    &T::template describe<T, int>;
}
void append(QByteArray &out, const T &value);

template <typename T>
void append(QByteArray &out, const QList<T> &list)
{
    char before = '[';
    for (const auto &element : list) {
        out += std::exchange(before, ',');
        append(out, element);
    }
    out += list.isEmpty() ? "[]" : "]";
}

/// Writes a struct's fields, in their order, behind those that are there already.
class TextWriter
{
public:
    explicit TextWriter(QByteArray &out)
        : m_out(out)
    {
    }

    /// An optional one that has no value is null.
    template <typename T, typename... Rule>
    void required(const char *name, const T &field, const Rule &...)
    {
        m_out += std::exchange(m_before, ',');
        m_out += '"';
        m_out += name;
        m_out += "\":";
        append(m_out, field);
    }

    template <typename T, typename... Rule>
    void optional(const char *name, const T &field, const Rule &...)
    {
        if (field != T{})
            required(name, field);
    }

    template <typename T, typename... Rule>
    void optional(const char *name, const std::optional<T> &field, const Rule &...)
    {
        if (field)
            required(name, *field);
    }

    void end() { m_out += m_before == '{' ? "{}" : "}"; }

private:
    QByteArray &m_out;
    char m_before = '{';
};

template <typename T>
requires std::is_class_v<T> && requires
{
    &T::template describe<T, int>;
}
void append(QByteArray &out, const T &value)
{
    TextWriter writer(out);
    T::describe(value, writer);
    writer.end();
}

} // namespace madang::json
