// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/joining.h"

#include "server/accounts/accounterrors.h"
#include "server/accounts/names.h"
#include "server/accounts/tokens.h"

namespace madang::server
{

void Joining::join(const JoinRequest &request, const SignIn::Then<SignedIn> &then)
{
    const auto newcomer = newcomerFrom(request);
    if (!newcomer) {
        m_context.later([then, error = newcomer.error()] { then(Unexpected(error)); });
        return;
    }
    if (request.password.isEmpty()) {
        enrol(*newcomer, then);
        return;
    }
    m_context.hasher.hash(request.password,
                          [this, then, newcomer = *newcomer](const Expected<QString, Error> &phc) mutable {
                              if (!phc) {
                                  then(Unexpected(phc.error()));
                                  return;
                              }
                              newcomer.password = *phc;
                              enrol(newcomer, then);
                          });
}

/// All that can be refused without the store. The store looks at name and invitation again, in its transaction.
Expected<Newcomer, Error> Joining::newcomerFrom(const JoinRequest &request) const
{
    const auto *invitation = m_context.book.usable(request.invite, m_context.clock.now());
    if (!invitation)
        return Unexpected(accounterrors::invitationUseless());
    if (!request.password.isEmpty()) {
        if (const auto refusal = accounterrors::passwordRefusal(request.password))
            return Unexpected(*refusal);
    }
    Newcomer newcomer{.user = {}, .device = request.device, .invitation = request.invite};
    if (!invitation->forUser.isEmpty()) {
        const auto known = m_context.people.person(invitation->forUser);
        if (!known)
            return Unexpected(accounterrors::invitationUseless());
        newcomer.user = *known;
        return newcomer;
    }
    if (!isNameFit(request.name))
        return Unexpected(accounterrors::nameUnfit());
    if (m_context.people.personNamed(request.name))
        return Unexpected(accounterrors::nameTaken());
    newcomer.kind = Newcomer::Kind::New;
    newcomer.user = {.id = {tokens::newId(u'u', m_context.randomness)}, .name = request.name, .role = invitation->role};
    return newcomer;
}

void Joining::enrol(const Newcomer &newcomer, const SignIn::Then<SignedIn> &then)
{
    m_enrolling.enrol(newcomer, [then](const Expected<SignedIn, Error> &result) {
        if (!result && result.error().code == ErrorCode::NotFound)
            then(Unexpected(accounterrors::invitationUseless()));
        else if (!result && result.error().code == ErrorCode::Conflict)
            then(Unexpected(accounterrors::nameTaken()));
        else
            then(result);
    });
}

} // namespace madang::server
