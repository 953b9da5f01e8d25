// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/usher.h"

#include "server/hub/access.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

constexpr milliseconds later{5'000};

Error tooMany(const QString &text)
{
    return {ErrorCode::TooMany, text, later};
}

} // namespace

Usher::Usher(const House &house, const HubSettings &settings)
    : m_house(house)
    , m_restartsAfter(settings.restartsAfter)
    , m_connectionsPerUser(settings.connectionsPerUser)
{
}

Expected<void, Error> Usher::isOpen() const
{
    if (m_stopping)
        return Unexpected(Error{ErrorCode::Unavailable, u"the server is stopping"_s, m_restartsAfter});
    return {};
}

Expected<void, Error> Usher::placeFor(const UserId &user, const SessionId &session) const
{
    if (m_connectionsPerUser > 0 && !m_house.sessions.hasPlace(user, session, m_connectionsPerUser))
        return Unexpected(tooMany(u"too many connections of one user"_s));
    return {};
}

Expected<void, Error> Usher::arrive(const UserId &user)
{
    if (const auto early = m_house.turnstile.countArrival(user))
        return Unexpected(Error{ErrorCode::TooMany, u"too many connections in a short time"_s, *early});
    return {};
}

Expected<void, Error> Usher::admit(const Caller &caller)
{
    const UserId &user = caller.identity.user;
    if (auto open = isOpen(); !open)
        return open;
    if (!m_house.directory.user(user))
        return Unexpected(unknownToken());
    if (caller.session.isEmpty())
        return {};
    if (!m_house.sessions.touch(caller.identity, caller.session, m_house.clock.steady()))
        return Unexpected(tooMany(u"too many sessions of one user"_s));
    m_house.presence.update(user);
    return {};
}

void Usher::seat(const std::shared_ptr<Line> &line, const Follow &follow, const Wicket::Begun &begun)
{
    line->identity = follow.caller.identity;
    line->session = follow.caller.session;
    line->room = follow.room;
    if (follow.manner == Follow::Manner::Polling)
        line->grace = milliseconds(0); // each request has one
    auto admitted = admit(follow.caller);
    if (admitted)
        admitted = letIn(*line);
    if (admitted)
        admitted = arrive(line->identity.user);
    if (!admitted) {
        begun(Unexpected(admitted.error()));
        return;
    }
    line->phase = Line::Phase::Greeted;
    m_house.sessions.attach(line);
    if (follow.cursor.isEmpty()) {
        begin(line, m_house.directory.cursor(), begun);
        return;
    }
    m_house.replays.reach(line, follow.cursor,
                          [this, line, begun](const Expected<std::optional<Cursor>, Error> &reached) {
                              if (!line->isOpen())
                                  return;
                              if (!reached)
                                  begun(Unexpected(reached.error()));
                              else if (!*reached)
                                  begun(Unexpected(Error{ErrorCode::Resync, u"this cursor can't be resumed"_s}));
                              else
                                  begin(line, **reached, begun);
                          });
}

Expected<void, Error> Usher::letIn(const Line &line) const
{
    const UserId &user = line.identity.user;
    auto place = placeFor(user, line.session);
    if (!place || line.room.isEmpty())
        return place;
    if (const auto room = access::ownRoom(m_house.directory, user, line.room); !room)
        return Unexpected(room.error());
    return {};
}

void Usher::begin(const std::shared_ptr<Line> &line, const Cursor &cursor, const Wicket::Begun &begun)
{
    line->position = cursor.seq;
    begun(Beginning{.cursor = cursor, .epoch = m_house.directory.cursor().epoch});
    m_house.replays.start(line);
}

} // namespace madang::server
