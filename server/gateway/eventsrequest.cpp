// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/eventsrequest.h"

#include "server/gateway/accept.h"

#include <array>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

const QString usualWait = u"10"_s; ///< seconds, where a request does not say
constexpr std::chrono::seconds longestWait{60};

} // namespace

std::optional<EventsForm> eventsFormOf(const HttpRequest &request)
{
    static constexpr std::array<QByteArrayView, 3> types{"text/event-stream", "application/x-ndjson",
                                                         "application/json"};
    static constexpr std::array<EventsForm, 3> forms{EventsForm::ServerSentEvents, EventsForm::JsonLines,
                                                     EventsForm::Json};
    if (request.path != "/api/v1/events" || request.method != "GET")
        return std::nullopt;
    const auto place = preferred(request.tokensOf("accept"), types);
    return place ? std::optional(forms.at(*place)) : std::nullopt;
}

Expected<Follow, Error> followOf(const HttpRequest &request, const Visitor &visitor)
{
    const auto caller = callerOf(request, visitor);
    if (!caller)
        return Unexpected(caller.error());
    Follow follow{.caller = *caller, .cursor = QString::fromUtf8(request.field("last-event-id"))};
    if (follow.cursor.isEmpty())
        follow.cursor = request.parameter(u"cursor").value_or(QString());
    follow.room.value = request.parameter(u"room").value_or(QString());
    return follow;
}

Expected<PollRequest, Error> pollOf(const HttpRequest &request, const Visitor &visitor)
{
    const auto follow = followOf(request, visitor);
    if (!follow)
        return Unexpected(follow.error());
    bool isNumber = false;
    const std::chrono::seconds wait(request.parameter(u"wait").value_or(usualWait).toInt(&isNumber));
    if (!isNumber || wait < std::chrono::seconds(0) || wait > longestWait)
        return Unexpected(badRequest(u"wait must be a whole number of seconds from 0 to 60"_s));
    return PollRequest{.follow = *follow, .wait = wait};
}

bool isReturn(const HttpRequest &request)
{
    return !request.field("last-event-id").isEmpty();
}

} // namespace madang::server
