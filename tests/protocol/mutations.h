// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/limits.h"
#include "tests/protocol/rows.h"

#include <functional>

/// What can be wrong with a message, made from one that is right.
namespace madang::wire
{

/// A changed message and what has to become of it.
struct Mutation {
    /// NotJson: refused before anything in it is looked at, so that not even its number is known.
    enum class Verdict { NotJson, Refused, LetIn, AsBefore };

    QByteArray name;
    QByteArray text;
    Verdict verdict = Verdict::Refused;
};

/// Goes through a message, field by field and into what the fields hold, and writes down what goes wrong at each place.
class Mutations
{
public:
    Mutations(const QByteArray &name, const QByteArray &sample, const QSet<QString> &required)
        : m_name(name)
        , m_sample(objectFrom(sample))
    {
        const auto keys = m_sample.keys();
        for (const QString &key : keys) {
            auto without = m_sample;
            without.remove(key);
            const auto verdict = required.contains(key) ? Mutation::Verdict::Refused : Mutation::Verdict::LetIn;
            add(key.toUtf8() + " missing", textOf(without), verdict);
        }
        goThrough(m_sample, {}, [](const QJsonValue &value) { return textOf(value.toObject()); });
        addExtras();
    }

    [[nodiscard]] const QList<Mutation> &all() const { return m_all; }

private:
    /// The whole message with a value in the place of the one that is looked at.
    using Put = std::function<QByteArray(const QJsonValue &)>;

    void add(const QByteArray &what, const QByteArray &text, Mutation::Verdict verdict = Mutation::Verdict::Refused)
    {
        m_all.append({m_name + ": " + what, text, verdict});
    }

    /// JSON that Qt's classes would not write goes in by its letters.
    void addLiteral(const QByteArray &place, const Put &put, const QByteArray &literal,
                    Mutation::Verdict verdict = Mutation::Verdict::Refused)
    {
        const QByteArray hole = "\"@hole@\"";
        add(place + ' ' + literal, put(QStringLiteral("@hole@")).replace(hole, literal), verdict);
    }

    void addWrongTypes(const QByteArray &place, const QJsonValue &value, const Put &put)
    {
        for (const auto &other : oneOfEachType()) {
            if (other.type() != value.type())
                add(place + " of type " + QByteArray::number(other.type()), put(other));
        }
    }

    void goThrough(const QJsonObject &object, const QByteArray &place, const Put &put)
    {
        const auto keys = object.keys();
        for (const QString &key : keys) {
            const auto putHere = [object, key, put](const QJsonValue &value) {
                auto changed = object;
                changed.insert(key, value);
                return put(changed);
            };
            spoil(object.value(key), place + key.toUtf8(), putHere);
        }
    }

    void spoil(const QJsonValue &value, const QByteArray &place, const Put &put)
    {
        addWrongTypes(place, value, put);
        if (value.isDouble()) {
            for (const char *number : {"9007199254740992", "9007199254740993", "-1", "1.5", "\"7\""})
                addLiteral(place, put, number);
            addLiteral(place, put, "1e400", Mutation::Verdict::NotJson);
        } else if (value.isString()) {
            for (const char *string : {R"("\ud800")", R"("a\udc00b")", R"("\u0000")", R"("a\u0000b")"})
                addLiteral(place, put, string);
        } else if (value.isObject()) {
            goThrough(value.toObject(), place + '.', put);
        } else if (value.isArray() && !value.toArray().isEmpty()) {
            addLiteral(place, put, "[null]");
            spoil(value.toArray().first(), place + "[0]",
                  [put](const QJsonValue &element) { return put(QJsonArray{element}); });
        }
    }

    /// What no version knows yet is passed over, as long as it is JSON of a bearable depth.
    void addExtras()
    {
        const auto with = [this](const QByteArray &literal) -> QByteArray {
            return "{\"later\":" + literal + ',' + textOf(m_sample).sliced(1);
        };
        const auto nested = [](int depth) -> QByteArray { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
        for (const char *ignored : {"9007199254740993", R"("\ud800")", R"("a\u0000b")", "null", "{}"})
            add("extra " + QByteArray(ignored), with(ignored), Mutation::Verdict::AsBefore);
        add("extra of 32 levels", with(nested(limits::depth - 1)), Mutation::Verdict::AsBefore);
        add("extra of 33 levels", with(nested(limits::depth)), Mutation::Verdict::NotJson);
        add("extra 1e400", with("1e400"), Mutation::Verdict::NotJson);
        add("cut short", textOf(m_sample).chopped(1), Mutation::Verdict::NotJson);
    }

    QByteArray m_name;
    QJsonObject m_sample;
    QList<Mutation> m_all;
};

} // namespace madang::wire
