// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/greeter.h"

#include "server/hub/heartbeat.h"

namespace madang::server
{

using namespace Qt::StringLiterals;

Greeter::Greeter(const House &house, HubSettings settings)
    : m_house(house)
    , m_settings(std::move(settings))
{
}

void Greeter::greet(const Hello &hello, const Asked &asked)
{
    const bool isIn = asked.line()->use == Line::Use::Asking ? recognize(hello, asked) : letIn(hello, asked);
    if (!isIn)
        return;
    m_house.replays.reach(asked.line(), hello.cursor,
                          [this, asked](const Expected<std::optional<Cursor>, Error> &reached) {
                              if (!reached)
                                  asked.refuseAndClose(reached.error(), CloseCode::Retry);
                              else if (!*reached)
                                  beginAfresh(asked);
                              else
                                  welcome(asked, **reached, std::nullopt);
                          });
}

bool Greeter::letIn(const Hello &hello, const Asked &asked)
{
    if (const auto open = m_house.usher.isOpen(); !open) {
        asked.refuseAndClose(open.error(), CloseCode::Restarting);
        return false;
    }
    const auto identity = m_house.signIn.identify(hello.token);
    if (!identity || !m_house.directory.user(identity->user)) {
        refuseStranger(asked);
        return false;
    }
    if (const auto paced = m_house.usher.arrive(identity->user); !paced) {
        asked.refuseAndClose(paced.error(), CloseCode::Overloaded);
        return false;
    }
    if (const auto place = m_house.usher.placeFor(identity->user, hello.session); !place) {
        asked.refuseAndClose(place.error(), CloseCode::Overloaded);
        return false;
    }
    const auto &line = asked.line();
    line->identity = *identity;
    line->session = hello.session;
    if (hello.watch)
        line->watched = WatchList(*hello.watch, m_house.directory);
    line->phase = Line::Phase::Greeted;
    m_house.sessions.attach(line);
    m_house.presence.update(identity->user);
    return true;
}

/// Over HTTP the request has shown the token already, and events go another way: what is left is to find out from
/// where.
bool Greeter::recognize(const Hello &hello, const Asked &asked)
{
    const auto &line = asked.line();
    if (!hello.token.isEmpty() && m_house.signIn.identify(hello.token) != line->identity) {
        asked.refuse({ErrorCode::Unauthorized, u"this is not the token of the request"_s});
        return false;
    }
    if (!line->session.isEmpty() && line->session != hello.session) {
        asked.refuse(badRequest(u"this is not the session of the request"_s));
        return false;
    }
    const Caller caller{.identity = line->identity, .session = hello.session};
    if (const auto admitted = m_house.usher.admit(caller); !admitted) {
        asked.refuse(admitted.error());
        return false;
    }
    if (const auto place = m_house.usher.placeFor(asked.user(), hello.session); !place) {
        asked.refuse(place.error());
        return false;
    }
    line->session = hello.session;
    m_house.sessions.setWatched(line, hello.watch ? WatchList(*hello.watch, m_house.directory) : WatchList());
    return true;
}

/// The right token lets in however many wrong ones came from there; only those are held up.
void Greeter::refuseStranger(const Asked &asked)
{
    if (const auto wait = asked.line()->countFailure())
        asked.refuseAndClose({ErrorCode::TooMany, u"too many failed sign-ins from there"_s, *wait},
                             CloseCode::Overloaded);
    else
        asked.refuseAndClose(unknownToken(), CloseCode::SignedOut);
}

void Greeter::beginAfresh(const Asked &asked)
{
    // Who has only just come in is being brought into the common room at this moment: the snapshot has it already.
    m_house.changes.whenSettled([this, asked] {
        m_house.snapshots.take(asked.user(), asked.line()->watched, [this, asked](Expected<Snapshot, Error> snapshot) {
            if (!snapshot) {
                asked.refuseAndClose(snapshot.error(), CloseCode::Retry);
                return;
            }
            const Cursor cursor = snapshot->cursor;
            welcome(asked, cursor, std::move(*snapshot));
        });
    });
}

void Greeter::welcome(const Asked &asked, const Cursor &cursor, std::optional<Snapshot> snapshot)
{
    const User *user = m_house.directory.user(asked.user());
    if (!user) { // removed in the meantime
        asked.refuseAndClose(unknownToken(), CloseCode::SignedOut);
        return;
    }
    const auto &line = asked.line();
    line->position = cursor.seq;
    const bool isResumed = !snapshot;
    asked.answer(Welcome{
        .user = *user,
        .epoch = m_house.directory.cursor().epoch,
        .cursor = cursor,
        .resumed = isResumed,
        .server = {.id = m_house.directory.server(), .name = m_settings.serverName, .version = m_settings.version},
        .limits = m_settings.limits,
        .heartbeat = Heartbeat::promised,
        .snapshot = std::move(snapshot)});
    if (line->use == Line::Use::Conversation)
        m_house.replays.start(line);
}

} // namespace madang::server
