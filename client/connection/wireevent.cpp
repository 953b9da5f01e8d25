// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/connection/wireevent.h"

#include "protocol/codec.h"
#include "protocol/cursor.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;

/// What is no person's word: ids, and what the protocol says itself. All else may be, also what is not known here.
constexpr std::array plain{"ev"_L1,      "sig"_L1,     "id"_L1,       "room"_L1,     "by"_L1,
                           "user"_L1,    "message"_L1, "reply_to"_L1, "mentions"_L1, "members"_L1,
                           "creator"_L1, "cursor"_L1,  "epoch"_L1,    "kind"_L1,     "role"_L1,
                           "state"_L1,   "files"_L1,   "avatar"_L1,   "reason"_L1};
constexpr qsizetype lettersMost = 2'000; // more than anybody reads

/// `key` is what it stands under, also where it is one of a list.
QJsonValue withoutWords(const QString &key, const QJsonValue &value)
{
    if (value.isString()) {
        const bool isShown = value.toString().isEmpty() || std::ranges::find(plain, key) != plain.end();
        return isShown ? value : QJsonValue(QString(8, u'·'));
    }
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        std::transform(list.begin(), list.end(), list.begin(),
                       [&key](const QJsonValue &item) { return withoutWords(key, item); });
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field)
        field.value() = withoutWords(field.key(), field.value());
    return object;
}

} // namespace

QString WireEvent::text(Words words) const
{
    const QJsonObject shown = words == Words::Hidden ? withoutWords({}, data).toObject() : data;
    const QString all = QString::fromUtf8(QJsonDocument(shown).toJson(QJsonDocument::Compact));
    return all.size() > lettersMost ? all.left(lettersMost) + u'…' : all;
}

std::optional<WireEvent> WireEvent::read(QByteArrayView message, const EpochId &epoch)
{
    const auto object = parseObject(message);
    if (!object || !(object->contains("ev"_L1) || object->contains("sig"_L1)))
        return std::nullopt;
    const auto seq = object->value("seq"_L1).toInteger();
    WireEvent event{.name = object->value("ev"_L1).toString(), .data = *object};
    if (event.name.isEmpty())
        event.name = object->value("sig"_L1).toString();
    if (seq > 0)
        event.id = toText(Cursor{epoch, seq});
    else if (event.name == "live"_L1)
        event.id = object->value("cursor"_L1).toString();
    return event;
}

} // namespace madang::client
