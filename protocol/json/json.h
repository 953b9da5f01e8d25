// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/cursor.h"
#include "protocol/error.h"
#include "protocol/expected.h"
#include "protocol/ids.h"
#include "protocol/json/fields.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>

#include <chrono>
#include <optional>
#include <type_traits>

/// How structs become JSON objects and back. A struct lists its fields once:
///
///     template <typename Self, typename Fields>
///     static void describe(Self &self, Fields &fields)
///     {
///         fields.required("room", self.room);
///         fields.optional("topic", self.topic, texts::topic);
///     }
///
/// and fromJson<T>() and toJson() follow. A `required` field must be there; an `optional` one that is absent or null
/// keeps its default, and a default is not written. Reading is total: whatever stands in the object, the result is a
/// value or a bad_request. Why a description and not two functions a struct:
/// docs/decisions/0002-messages-describe-their-fields.md.
namespace madang
{

template <typename T>
Expected<T, Error> fromJson(const QJsonObject &object);
template <typename T>
QJsonObject toJson(const T &value);

namespace json
{

template <typename Tag>
inline constexpr bool madeByClient =
    std::is_same_v<Tag, struct madang::MessageTag> || std::is_same_v<Tag, struct madang::ChangeTag> ||
    std::is_same_v<Tag, struct madang::SessionTag>;

// read(): whether the value is of its type and within its rule; only then `out` is touched.
[[nodiscard]] bool read(const QJsonValue &value, bool &out);
[[nodiscard]] bool read(const QJsonValue &value, qint64 &out, const IntegerRule &rule);
[[nodiscard]] bool read(const QJsonValue &value, std::chrono::milliseconds &out);
[[nodiscard]] bool read(const QJsonValue &value, QString &out, const rules::TextRule &rule);
[[nodiscard]] bool read(const QJsonValue &value, Cursor &out);
[[nodiscard]] bool readId(const QJsonValue &value, QString &out);
[[nodiscard]] bool readUuid(const QJsonValue &value, QString &out);

template <typename Tag>
[[nodiscard]] bool read(const QJsonValue &value, Id<Tag> &out)
{
    return madeByClient<Tag> ? readUuid(value, out.value) : readId(value, out.value);
}

template <typename Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] bool read(const QJsonValue &value, Enum &out)
{
    const QString text = value.toString();
    for (const auto &word : Words<Enum>::all) {
        if (text == word.text) {
            out = word.value;
            return true;
        }
    }
    return false;
}

template <typename T>
requires std::is_class_v<T> && requires
{
    &T::template describe<T, int>;
}
[[nodiscard]] bool read(const QJsonValue &value, T &out)
{
    if (!value.isObject())
        return false;
    auto parsed = fromJson<T>(value.toObject());
    if (parsed)
        out = std::move(*parsed);
    return parsed.has_value();
}

template <typename T>
[[nodiscard]] bool read(const QJsonValue &value, QList<T> &out, const ListRule &rule = lists::ofServer)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > rule.most)
        return false;
    QList<T> list;
    list.reserve(array.size());
    for (const auto &item : array) {
        T element{};
        if (!read(QJsonValue(item), element))
            return false;
        list.append(std::move(element));
    }
    out = std::move(list);
    return true;
}

template <typename T, typename... Rule>
[[nodiscard]] bool read(const QJsonValue &value, std::optional<T> &out, const Rule &...rule)
{
    T element{};
    if (!read(value, element, rule...))
        return false;
    out = std::move(element);
    return true;
}

[[nodiscard]] inline QJsonValue write(bool value)
{
    return value;
}
[[nodiscard]] inline QJsonValue write(qint64 value)
{
    return value;
}
[[nodiscard]] inline QJsonValue write(std::chrono::milliseconds value)
{
    return static_cast<qint64>(value.count());
}
[[nodiscard]] inline QJsonValue write(const QString &value)
{
    return value;
}
[[nodiscard]] inline QJsonValue write(const Cursor &value)
{
    return toText(value);
}
template <typename Tag>
[[nodiscard]] QJsonValue write(const Id<Tag> &id)
{
    return id.value;
}
template <typename Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] QJsonValue write(Enum value)
{
    for (const auto &word : Words<Enum>::all) {
        if (word.value == value)
            return QString(word.text);
    }
    return {};
}
template <typename T>
requires std::is_class_v<T> && requires
{
    &T::template describe<T, int>;
}
[[nodiscard]] QJsonValue write(const T &value)
{
    return toJson(value);
}
template <typename T>
[[nodiscard]] QJsonValue write(const QList<T> &list)
{
    QJsonArray array;
    for (const auto &element : list)
        array.append(write(element));
    return array;
}
template <typename T>
[[nodiscard]] QJsonValue write(const std::optional<T> &value)
{
    return value ? write(*value) : QJsonValue();
}

/// Fills a struct from an object and keeps the first thing that was wrong.
class Reader
{
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    {
    }

    template <typename T, typename... Rule>
    void required(const char *name, T &field, const Rule &...rule)
    {
        const auto value = m_object.value(QLatin1StringView(name));
        if (value.isUndefined() || value.isNull())
            fail(name, "is missing");
        else if (!read(value, field, rule...))
            fail(name, value, rule...);
    }

    template <typename T, typename... Rule>
    void optional(const char *name, T &field, const Rule &...rule)
    {
        const auto value = m_object.value(QLatin1StringView(name));
        if (!value.isUndefined() && !value.isNull() && !read(value, field, rule...))
            fail(name, value, rule...);
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    void fail(const char *name, const char *what);
    /// A message that is too long is no mistake in form: who wrote it shall be told the limit.
    void fail(const char *name, const QJsonValue &value, const rules::TextRule &rule);
    template <typename... Rule>
    void fail(const char *name, const QJsonValue & /*value*/, const Rule &.../*rule*/)
    {
        fail(name, "has a wrong type or value");
    }

    const QJsonObject &m_object;
    std::optional<Error> m_error;
};

/// Writes a struct's fields into an object.
class Writer
{
public:
    template <typename T, typename... Rule>
    void required(const char *name, const T &field, const Rule &...)
    {
        m_object.insert(QLatin1StringView(name), write(field));
    }

    template <typename T, typename... Rule>
    void optional(const char *name, const T &field, const Rule &...)
    {
        if (field != T{})
            m_object.insert(QLatin1StringView(name), write(field));
    }

    [[nodiscard]] QJsonObject take() { return std::move(m_object); }

private:
    QJsonObject m_object;
};

} // namespace json

template <typename T>
Expected<T, Error> fromJson(const QJsonObject &object)
{
    T value{};
    json::Reader reader(object);
    T::describe(value, reader);
    if (reader.error())
        return Unexpected(*reader.error());
    return value;
}

template <typename T>
QJsonObject toJson(const T &value)
{
    json::Writer writer;
    T::describe(value, writer);
    return writer.take();
}

} // namespace madang
