// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"
#include "protocol/error.h"
#include "protocol/expected.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

#include <optional>
#include <variant>
#include <vector>

/// Bytes to values and back. Parsing is total: any bytes give a value or an error.
namespace madang
{

/// A command as it came, with the number under which its answer is expected.
struct Request {
    std::optional<qint64> ref{};
    Command command;

    bool operator==(const Request &) const = default;
};

/// Why bytes are no request; `ref` and the command's name (`do`) where they could still be read. What names no command
/// has no `ref` either.
struct Refusal {
    std::optional<qint64> ref{};
    Error error;
    QString name{};

    bool operator==(const Refusal &) const = default;
};

[[nodiscard]] Expected<Request, Refusal> parseRequest(QByteArrayView bytes);
/// The same for an object that was parsed already (one of an array of commands).
[[nodiscard]] Expected<Request, Refusal> parseRequest(const QJsonObject &object);
[[nodiscard]] QByteArray encode(const Request &request);

/// What one HTTP request brings: a command, or several in an array.
struct Requests {
    enum class Form { One, Array };

    Form form = Form::One;
    std::vector<Expected<Request, Refusal>> all{}; ///< at least one, at most limits::commandsPerRequest
};
/// An error where it is neither; what is wrong in one command concerns that one alone.
[[nodiscard]] Expected<Requests, Error> parseRequests(QByteArrayView bytes);

/// The body of a good answer, not yet looked into: only who asked knows its type.
class Answer
{
public:
    Answer() = default;
    explicit Answer(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    template <typename Reply>
    [[nodiscard]] Expected<Reply, Error> as() const
    {
        return fromJson<Reply>(m_object);
    }
    [[nodiscard]] const QJsonObject &object() const { return m_object; }
    friend bool operator==(const Answer &, const Answer &) = default;

private:
    QJsonObject m_object;
};

/// An answer as it travels. Without `ref` it concerns something that had none.
struct Reply {
    std::optional<qint64> ref{};
    std::variant<Answer, Error> result;

    bool operator==(const Reply &) const = default;
};

/// An event of a kind that this program does not know: skipped, but it moves the cursor.
struct UnknownEvent {
    qint64 seq = 0;

    bool operator==(const UnknownEvent &) const = default;
};

/// What a server may send. Unknown signals are std::monostate.
using ServerMessage = std::variant<std::monostate, Reply, Event, UnknownEvent, Signal>;

[[nodiscard]] Expected<ServerMessage, Error> parseServerMessage(QByteArrayView bytes);
/// The same for an object that was parsed already (one of many in one answer).
[[nodiscard]] Expected<ServerMessage, Error> parseServerMessage(const QJsonObject &object);
/// Also for stored events.
[[nodiscard]] Expected<Event, Error> eventFromJson(const QJsonObject &object);

[[nodiscard]] QByteArray encode(const Reply &reply);
[[nodiscard]] QByteArray encode(const Event &event);
[[nodiscard]] QByteArray encode(const Signal &signal);

template <typename R>
[[nodiscard]] Reply answer(std::optional<qint64> ref, const R &reply)
{
    return {ref, Answer(toJson(reply))};
}

[[nodiscard]] QJsonObject errorToJson(const Error &error);
/// A code that this program does not know becomes internal.
[[nodiscard]] Error errorFromJson(const QJsonObject &object);

/// Parses a JSON object of at most `bytesMost` bytes and limits::depth levels.
[[nodiscard]] Expected<QJsonObject, Error> parseObject(QByteArrayView bytes,
                                                       qsizetype bytesMost = limits::messageBytes);

} // namespace madang
