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

constexpr std::array writtenByPeople{"text"_L1, "name"_L1, "topic"_L1, "status"_L1};
constexpr qsizetype lettersMost = 2'000;    // more than anybody reads
constexpr qsizetype bytesMost = 512 * 1024; // what is larger is a snapshot, and no event

QJsonValue withoutWords(const QJsonValue &value);

QJsonObject withoutWords(const QJsonObject &object)
{
    QJsonObject result;
    for (auto field = object.begin(); field != object.end(); ++field) {
        const bool isWritten = std::ranges::find(writtenByPeople, field.key()) != writtenByPeople.end();
        const bool hides = isWritten && field.value().isString() && !field.value().toString().isEmpty();
        result.insert(field.key(), hides ? QJsonValue(QString(8, u'·')) : withoutWords(field.value()));
    }
    return result;
}

QJsonValue withoutWords(const QJsonValue &value)
{
    if (value.isObject())
        return withoutWords(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray result;
    const auto items = value.toArray();
    for (const auto &item : items)
        result.append(withoutWords(item));
    return result;
}

WireEvent eventOf(const QJsonObject &object, const EpochId &epoch)
{
    const auto seq = object.value("seq"_L1).toInteger();
    WireEvent event{.name = object.value("ev"_L1).toString(), .data = object};
    if (event.name.isEmpty())
        event.name = object.value("sig"_L1).toString();
    if (seq > 0)
        event.id = toText(Cursor{epoch, seq});
    else if (event.name == "live"_L1)
        event.id = object.value("cursor"_L1).toString();
    return event;
}

} // namespace

QString WireEvent::text(Words words) const
{
    const QJsonObject shown = words == Words::Hidden ? withoutWords(data) : data;
    const QString all = QString::fromUtf8(QJsonDocument(shown).toJson(QJsonDocument::Compact));
    return all.size() > lettersMost ? all.left(lettersMost) + u'…' : all;
}

QList<WireEvent> WireEvent::read(QByteArrayView message, const EpochId &epoch)
{
    const auto object = parseObject(message, bytesMost);
    if (!object)
        return {};
    if (object->contains("ev"_L1) || object->contains("sig"_L1))
        return {eventOf(*object, epoch)};
    QList<WireEvent> polled;
    for (const auto &list : {"events"_L1, "signals"_L1}) {
        const auto items = object->value(list).toArray();
        for (const auto &item : items)
            polled.append(eventOf(item.toObject(), epoch));
    }
    return polled;
}

} // namespace madang::client
