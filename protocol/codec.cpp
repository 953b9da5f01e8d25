// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/codec.h"

#include "protocol/json/document.h"
#include "protocol/json/text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace madang
{
namespace
{

using namespace Qt::StringLiterals;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Finds the alternative whose typeName is `name` and parses it.
template <typename Variant, size_t Index = 0>
std::optional<Expected<Variant, Error>> parseNamed(QStringView name, const QJsonObject &object)
{
    if constexpr (Index == std::variant_size_v<Variant>) {
        return std::nullopt;
    } else {
        using T = std::variant_alternative_t<Index, Variant>;
        if (name != T::typeName)
            return parseNamed<Variant, Index + 1>(name, object);
        auto parsed = fromJson<T>(object);
        if (!parsed)
            return Expected<Variant, Error>(Unexpected(parsed.error()));
        return Expected<Variant, Error>(Variant(std::move(*parsed)));
    }
}

template <typename Variant>
QLatin1StringView nameOf(const Variant &variant)
{
    return std::visit([](const auto &value) { return std::decay_t<decltype(value)>::typeName; }, variant);
}

template <typename Variant>
QJsonObject objectOf(const Variant &variant)
{
    return std::visit([](const auto &value) { return toJson(value); }, variant);
}

template <typename Variant>
void describeOne(const Variant &variant, json::TextWriter &writer)
{
    std::visit([&writer](const auto &value) { std::decay_t<decltype(value)>::describe(value, writer); }, variant);
}

constexpr qsizetype roomForOne = 320; ///< bytes; most events are shorter

bool concernsRoom(const EventBody &body)
{
    return !std::holds_alternative<UserChanged>(body) && !std::holds_alternative<UserRemoved>(body);
}

Expected<ServerMessage, Error> parseReply(const QJsonObject &object)
{
    Reply reply;
    const auto ref = object.value("re"_L1);
    qint64 number = 0;
    if (json::read(ref, number, integers::positive))
        reply.ref = number;
    else if (!ref.isNull())
        return Unexpected(badRequest(u"re is neither a number nor null"_s));
    if (object.value("ok"_L1).isObject())
        reply.result = Answer(object.value("ok"_L1).toObject());
    else if (object.value("error"_L1).isObject())
        reply.result = errorFromJson(object.value("error"_L1).toObject());
    else
        return Unexpected(badRequest(u"a reply has neither ok nor error"_s));
    return ServerMessage(std::move(reply));
}

} // namespace

Expected<QJsonObject, Error> parseObject(QByteArrayView bytes, qsizetype bytesMost)
{
    const auto document = json::parseDocument(bytes, bytesMost, limits::depth);
    if (!document)
        return Unexpected(document.error());
    return json::objectIn(*document);
}

Expected<Request, Refusal> parseRequest(QByteArrayView bytes)
{
    const auto object = parseObject(bytes);
    if (!object)
        return Unexpected(Refusal{.ref = std::nullopt, .error = object.error()});
    return parseRequest(*object);
}

Expected<Request, Refusal> parseRequest(const QJsonObject &object)
{
    const auto nameValue = object.value("do"_L1);
    if (!nameValue.isString())
        return Unexpected(Refusal{.ref = std::nullopt, .error = badRequest(u"do is missing or not a string"_s)});
    const QString name = nameValue.toString();
    std::optional<qint64> ref;
    const auto refValue = object.value("ref"_L1);
    if (!refValue.isUndefined() && !json::read(refValue, ref, integers::positive))
        return Unexpected(
            Refusal{.ref = std::nullopt, .error = badRequest(u"ref is not a positive whole number"_s), .name = name});
    auto command = parseNamed<Command>(name, object);
    if (!command)
        return Unexpected(Refusal{.ref = ref, .error = badRequest(u"unknown command"_s), .name = name});
    if (!*command)
        return Unexpected(Refusal{.ref = ref, .error = command->error(), .name = name});
    return Request{.ref = ref, .command = std::move(**command)};
}

Expected<Requests, Error> parseRequests(QByteArrayView bytes)
{
    const auto document = json::parseDocument(bytes, limits::messageBytes, limits::depth + 1);
    if (!document)
        return Unexpected(document.error());
    if (!document->isArray()) {
        if (json::isTooDeep(bytes, limits::depth)) // the array's level is not due to it
            return Unexpected(json::tooDeep());
        const auto object = json::objectIn(*document);
        if (!object)
            return Unexpected(object.error());
        return Requests{.form = Requests::Form::One, .all = {parseRequest(*object)}};
    }
    const QJsonArray array = document->array();
    if (array.isEmpty())
        return Unexpected(badRequest(u"no command in the array"_s));
    if (array.size() > limits::commandsPerRequest)
        return Unexpected(Error{ErrorCode::TooLarge, u"more than %1 commands"_s.arg(limits::commandsPerRequest)});
    Requests requests{.form = Requests::Form::Array};
    for (const auto &each : array)
        requests.all.push_back(parseRequest(each.toObject())); // what is no object has no `do` either
    return requests;
}

QByteArray encode(const Request &request)
{
    QJsonObject object = objectOf(request.command);
    object.insert("do"_L1, nameOf(request.command));
    if (request.ref)
        object.insert("ref"_L1, *request.ref);
    return compact(object);
}

Expected<Event, Error> eventFromJson(const QJsonObject &object)
{
    Event event;
    if (!json::read(object.value("seq"_L1), event.seq, integers::positive))
        return Unexpected(badRequest(u"seq is missing or wrong"_s));
    if (!json::read(object.value("at"_L1), event.at) || !json::read(object.value("by"_L1), event.by))
        return Unexpected(badRequest(u"at or by is missing or wrong"_s));
    const auto body = parseNamed<EventBody>(object.value("ev"_L1).toString(), object);
    if (!body)
        return Unexpected(badRequest(u"unknown event"_s));
    if (!*body)
        return Unexpected(body->error());
    event.body = **body;
    if (const auto *created = std::get_if<RoomCreated>(&event.body))
        event.room = created->room.id;
    else if (concernsRoom(event.body) && !json::read(object.value("room"_L1), event.room))
        return Unexpected(badRequest(u"room is missing or wrong"_s));
    return event;
}

Expected<ServerMessage, Error> parseServerMessage(QByteArrayView bytes)
{
    const auto parsed = parseObject(bytes, limits::serverMessageBytes);
    if (!parsed)
        return Unexpected(parsed.error());
    return parseServerMessage(*parsed);
}

Expected<ServerMessage, Error> parseServerMessage(const QJsonObject &object)
{
    if (object.contains("re"_L1))
        return parseReply(object);
    if (object.contains("ev"_L1)) {
        auto event = eventFromJson(object);
        if (event)
            return ServerMessage(std::move(*event));
        UnknownEvent unknown;
        if (!json::read(object.value("seq"_L1), unknown.seq, integers::positive))
            return Unexpected(event.error());
        return ServerMessage(unknown);
    }
    auto signal = parseNamed<Signal>(object.value("sig"_L1).toString(), object);
    if (signal && *signal)
        return ServerMessage(std::move(**signal));
    if (signal)
        return Unexpected(signal->error());
    if (object.value("sig"_L1).isString())
        return ServerMessage(std::monostate());
    return Unexpected(badRequest(u"neither reply, event nor signal"_s));
}

QByteArray encode(const Reply &reply)
{
    QJsonObject object;
    object.insert("re"_L1, reply.ref ? QJsonValue(*reply.ref) : QJsonValue());
    std::visit(overloaded{[&object](const Answer &ok) { object.insert("ok"_L1, ok.object()); },
                          [&object](const Error &error) { object.insert("error"_L1, errorToJson(error)); }},
               reply.result);
    return compact(object);
}

QByteArray encode(const Event &event)
{
    QByteArray text;
    text.reserve(roomForOne);
    json::TextWriter writer(text);
    writer.required("ev", nameOf(event.body));
    writer.required("seq", event.seq);
    if (!event.room.isEmpty() && !std::holds_alternative<RoomCreated>(event.body))
        writer.required("room", event.room);
    writer.required("by", event.by);
    writer.required("at", event.at);
    describeOne(event.body, writer);
    writer.end();
    return text;
}

QByteArray encode(const Signal &signal)
{
    QByteArray text;
    json::TextWriter writer(text);
    writer.required("sig", nameOf(signal));
    describeOne(signal, writer);
    writer.end();
    return text;
}

QJsonObject errorToJson(const Error &error)
{
    const ErrorInfo &info = infoOf(error.code);
    QJsonObject object{{"code"_L1, info.name}, {"text"_L1, error.text}, {"retry"_L1, info.mayRetry}};
    if (error.after)
        object.insert("after"_L1, static_cast<qint64>(error.after->count()));
    return object;
}

Error errorFromJson(const QJsonObject &object)
{
    Error error{.code = errorCodeNamed(object.value("code"_L1).toString()).value_or(ErrorCode::Internal),
                .text = object.value("text"_L1).toString()};
    milliseconds after{};
    if (json::read(object.value("after"_L1), after))
        error.after = after;
    return error;
}

} // namespace madang
