// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/store/records.h"

#include "protocol/codec.h"

#include <QJsonDocument>

namespace madang::client::records
{

using namespace Qt::StringLiterals;

namespace
{

/// The plain fields of an entry.
struct EntryRecord {
    RoomId room;
    milliseconds at{};
    milliseconds approved{};
    qint64 place = 0;
    bool failed = false;

    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("at", self.at);
        fields.required("approved", self.approved);
        fields.required("place", self.place, integers::any);
        fields.optional("failed", self.failed);
    }
};

template <typename C>
bool readCommand(const QString &kind, const QJsonObject &object, std::optional<OwnCommand> &command)
{
    if (kind != C::typeName)
        return false;
    if (auto read = fromJson<C>(object))
        command = std::move(*read);
    return true;
}

std::optional<OwnCommand> commandOf(const QJsonObject &object)
{
    const QString kind = object.value("do"_L1).toString();
    const QJsonObject body = object.value("command"_L1).toObject();
    std::optional<OwnCommand> command;
    const bool known = readCommand<Post>(kind, body, command) || readCommand<Edit>(kind, body, command) ||
                       readCommand<Delete>(kind, body, command) || readCommand<React>(kind, body, command);
    return known ? command : std::nullopt;
}

} // namespace

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<QJsonObject> toObject(const QByteArray &bytes)
{
    const auto document = QJsonDocument::fromJson(bytes);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QByteArray writeEntry(const OutboxEntry &entry)
{
    QJsonObject object = toJson(EntryRecord{.room = entry.room,
                                            .at = entry.at,
                                            .approved = entry.approved,
                                            .place = entry.place,
                                            .failed = entry.state == OutboxState::Failed});
    if (entry.refusal)
        object.insert("refusal"_L1, errorToJson(*entry.refusal));
    std::visit(
        [&object](const auto &command) {
            object.insert("do"_L1, QString(command.typeName));
            object.insert("command"_L1, toJson(command));
        },
        entry.command);
    return toBytes(object);
}

std::optional<OutboxEntry> readEntry(const QByteArray &bytes)
{
    const auto object = toObject(bytes);
    if (!object)
        return std::nullopt;
    const auto record = fromJson<EntryRecord>(*object);
    const auto command = commandOf(*object);
    if (!record || !command)
        return std::nullopt;
    OutboxEntry entry{.id = idOf(*command),
                      .room = record->room,
                      .at = record->at,
                      .approved = record->approved,
                      .place = record->place,
                      .command = *command};
    if (record->failed) {
        entry.state = OutboxState::Failed;
        entry.refusal = errorFromJson(object->value("refusal"_L1).toObject());
    }
    return entry;
}

} // namespace madang::client::records
