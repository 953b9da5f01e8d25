// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/enrolling.h"

#include "server/accounts/accounterrors.h"
#include "server/accounts/tokens.h"

namespace madang::server
{
namespace
{

/// A device's name is for its owner's eyes; whatever came is cut to what a list can show.
QString deviceName(const QString &name)
{
    QString cut = name.first(std::min(name.size(), limits::nameCodePoints));
    if (!cut.isEmpty() && cut.back().isHighSurrogate())
        cut.chop(1);
    return cut;
}

} // namespace

void Enrolling::enrol(const Newcomer &newcomer, const SignIn::Then<SignedIn> &then)
{
    const QString token = tokens::newToken(m_context.randomness);
    const auto now = m_context.clock.now();
    Enrolment enrolment{.invitation = newcomer.invitation,
                        .password = newcomer.password,
                        .device = {.id = {tokens::newId(u'd', m_context.randomness)},
                                   .user = newcomer.user.id,
                                   .name = deviceName(newcomer.device),
                                   .tokenHash = tokens::hashOf(token),
                                   .createdAt = now,
                                   .seenAt = now}};
    if (newcomer.kind == Newcomer::Kind::New)
        enrolment.newUser = Change{.author = newcomer.user.id,
                                   .id = tokens::newId(u'j', m_context.randomness),
                                   .hash = tokens::hashOf(newcomer.user.name),
                                   .body = UserChanged{.user = newcomer.user}};
    const bool changesPassword = newcomer.kind == Newcomer::Kind::Known && !newcomer.password.isEmpty();
    if (changesPassword)
        m_context.book.beginPassword(newcomer.user.id);
    m_context.store.enrol(enrolment, [=, this](const Expected<std::optional<Commit>, Error> &result) {
        if (changesPassword)
            m_context.book.keepPassword(newcomer.user.id);
        if (!result) {
            then(Unexpected(result.error()));
            return;
        }
        finish(newcomer, enrolment, *result);
        const auto user = m_context.people.person(newcomer.user.id);
        const bool isNew = newcomer.kind == Newcomer::Kind::New;
        if (!user && !isNew) // removed while we were at it
            then(Unexpected(accounterrors::userUnknown()));
        else
            then(SignedIn{.token = token, .user = user.value_or(newcomer.user)});
    });
}

void Enrolling::finish(const Newcomer &newcomer, const Enrolment &enrolment, const std::optional<Commit> &commit)
{
    m_context.book.markUsed(enrolment.invitation);
    if (commit && m_context.watcher)
        m_context.watcher->userEnrolled(*commit);
    if (!commit && !m_context.people.person(newcomer.user.id))
        return;
    m_context.book.add(enrolment.device);
    if (!enrolment.password.isEmpty())
        m_context.book.setPassword(newcomer.user.id, enrolment.password);
}

} // namespace madang::server
