// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/greeter.h"

#include "server/hub/heartbeat.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

Error notSignedIn()
{
    return {ErrorCode::Unauthorized, u"this token is unknown or was revoked"_s};
}

} // namespace

Greeter::Greeter(const House &house, HubSettings settings)
    : m_house(house)
    , m_settings(std::move(settings))
{
}

void Greeter::greet(const Hello &hello, const Asked &asked)
{
    if (!letIn(hello, asked))
        return;
    const auto cursor = cursorFromText(hello.cursor);
    if (!cursor || !m_house.directory.canResume(*cursor)) {
        beginAfresh(asked);
        return;
    }
    const EventQuery missed = Replays::visible(m_house.directory, asked.user(), cursor->seq);
    m_house.reader.count(missed, limits::replayEvents + 1,
                         [this, asked, cursor = *cursor](const Expected<qint64, Error> &count) {
                             if (!count)
                                 asked.refuseAndClose(count.error(), CloseCode::Retry);
                             else if (*count > limits::replayEvents)
                                 beginAfresh(asked);
                             else
                                 welcome(asked, cursor, std::nullopt);
                         });
}

bool Greeter::letIn(const Hello &hello, const Asked &asked)
{
    if (m_stopping) {
        asked.refuseAndClose({ErrorCode::Unavailable, u"the server is stopping"_s, m_settings.restartsAfter},
                             CloseCode::Restarting);
        return false;
    }
    const auto identity = m_house.signIn.identify(hello.token);
    if (!identity || !m_house.directory.user(identity->user)) {
        refuseStranger(asked);
        return false;
    }
    if (m_settings.connectionsPerUser > 0 &&
        !m_house.sessions.hasPlace(identity->user, hello.session, m_settings.connectionsPerUser)) {
        constexpr milliseconds later{5'000};
        asked.refuseAndClose({ErrorCode::TooMany, u"too many connections of one user"_s, later}, CloseCode::Overloaded);
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

/// The right token lets in however many wrong ones came from there; only those are held up.
void Greeter::refuseStranger(const Asked &asked)
{
    if (const auto wait = asked.line()->countFailure())
        asked.refuseAndClose({ErrorCode::TooMany, u"too many failed sign-ins from there"_s, *wait},
                             CloseCode::Overloaded);
    else
        asked.refuseAndClose(notSignedIn(), CloseCode::SignedOut);
}

void Greeter::beginAfresh(const Asked &asked)
{
    // Who has only just come in is being brought into the common room at this moment: the snapshot has it already.
    m_house.changes.whenSettled([this, asked] {
        m_house.snapshots.take(*asked.line(), [this, asked](Expected<Snapshot, Error> snapshot) {
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
        asked.refuseAndClose(notSignedIn(), CloseCode::SignedOut);
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
    m_house.replays.start(line);
}

} // namespace madang::server
