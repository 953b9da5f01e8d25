// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/commandrequest.h"

#include "server/gateway/refusal.h"

#include <algorithm>
#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype mostBytes = qsizetype{1024} * 1024; ///< of an array's answers together
constexpr milliseconds comeBackIn{1'000};

Error tooMuchAtOnce()
{
    return {ErrorCode::TooMany, u"the answers together are too large; ask again for this one"_s, comeBackIn};
}

} // namespace

CommandRequest::CommandRequest(Requests requests, Then then, QObject *parent)
    : QObject(parent)
    , m_form(requests.form)
    , m_then(std::move(then))
{
    m_places.reserve(requests.all.size());
    for (auto &request : requests.all)
        m_places.push_back({std::move(request)});
}

CommandRequest::~CommandRequest() = default;

Expected<void, Error> CommandRequest::begin(Wicket &wicket, const Caller &caller, qsizetype bytes)
{
    auto called = wicket.call(caller, *this);
    if (!called)
        return Unexpected(called.error());
    m_peer = std::move(*called);
    const auto count = static_cast<qsizetype>(m_places.size());
    for (size_t i = 0; i < m_places.size(); ++i) {
        Place &place = m_places[i];
        if (!place.request) {
            settle(place, place.request.error().error);
            continue;
        }
        // By its place: what the client says may be missing, or there twice.
        Request numbered = *place.request;
        numbered.ref = static_cast<qint64>(i) + 1;
        m_peer->receive(numbered, bytes / count);
    }
    return {};
}

void CommandRequest::reply(const Reply &reply)
{
    settle(m_places.at(static_cast<size_t>(*reply.ref - 1)), reply.result);
}

void CommandRequest::settle(Place &place, std::variant<Answer, Error> result)
{
    if (place.answer)
        return;
    const std::optional<qint64> ref = place.request ? place.request->ref : place.request.error().ref;
    place.answer = replyResponse({.ref = ref, .result = std::move(result)});
    if (m_settled > 0 && m_bytes + place.answer->body.size() > mostBytes)
        place.answer = replyResponse({.ref = ref, .result = tooMuchAtOnce()});
    m_bytes += place.answer->body.size();
    if (++m_settled == m_places.size())
        finish();
}

/// The hub ends; what is not answered by now may have been carried out, and can be asked for again.
void CommandRequest::close(CloseCode code)
{
    for (Place &place : m_places)
        settle(place, errorFor(code));
}

/// In a later turn, because this may come from within the hub.
void CommandRequest::finish()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_then(response());
            deleteLater();
        },
        Qt::QueuedConnection);
}

HttpResponse CommandRequest::response() const
{
    if (m_form == Requests::Form::One)
        return *m_places.front().answer;
    QByteArrayList all;
    for (const Place &place : m_places)
        all.append(place.answer->body);
    return {.status = 200, .contentType = "application/json", .body = '[' + all.join(',') + ']'};
}

} // namespace madang::server
