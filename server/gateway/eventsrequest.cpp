// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/eventsrequest.h"

#include "server/gateway/accept.h"
#include "server/gateway/credentials.h"

#include <array>

namespace madang::server
{

std::optional<EventsForm> eventsFormOf(const HttpRequest &request)
{
    static constexpr std::array<QByteArrayView, 3> types{"text/event-stream", "application/x-ndjson",
                                                         "application/json"};
    static constexpr std::array<EventsForm, 3> forms{EventsForm::ServerSentEvents, EventsForm::JsonLines,
                                                     EventsForm::Json};
    const auto place = preferred(request.tokensOf("accept"), types);
    return place ? std::optional(forms.at(*place)) : std::nullopt;
}

Expected<Follow, Error> followOf(const HttpRequest &request, const SignIn &signIn)
{
    const auto caller = callerOf(request, signIn);
    if (!caller)
        return Unexpected(caller.error());
    Follow follow{.caller = *caller, .cursor = QString::fromUtf8(request.field("last-event-id"))};
    if (follow.cursor.isEmpty())
        follow.cursor = request.parameter(u"cursor").value_or(QString());
    follow.room.value = request.parameter(u"room").value_or(QString());
    return follow;
}

bool isReturn(const HttpRequest &request)
{
    return !request.field("last-event-id").isEmpty();
}

} // namespace madang::server
