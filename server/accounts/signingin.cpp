// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/signingin.h"

#include "server/accounts/accounterrors.h"

namespace madang::server
{

void SigningIn::login(const LoginRequest &request, const SignIn::Then<SignedIn> &then)
{
    // An unknown name and a user without password take the same way and the same time as a wrong password.
    const auto user = m_context.people.personNamed(request.name);
    const QString phc = user ? m_context.book.passwordOf(user->id) : QString();
    m_context.hasher.verify(phc, request.password, [=, this](const Expected<Verdict, Error> &verdict) {
        if (!verdict) {
            then(Unexpected(verdict.error()));
            return;
        }
        if (*verdict == Verdict::Wrong || !user) {
            then(Unexpected(accounterrors::wrongSignIn())); // here a later issue counts failures by account
            return;
        }
        if (m_context.book.passwordOf(user->id) != phc) { // changed while we were at it: that one counts
            login(request, then);
            return;
        }
        enter(*user, request, then);
        if (*verdict == Verdict::RightButOld)
            storeAnew(user->id, phc, request.password);
    });
}

void SigningIn::enter(const User &user, const LoginRequest &request, const SignIn::Then<SignedIn> &then)
{
    m_enrolling.enrol({.user = user, .device = request.device}, [then](const Expected<SignedIn, Error> &result) {
        if (!result && result.error().code == ErrorCode::NotFound) // removed meanwhile
            then(Unexpected(accounterrors::wrongSignIn()));
        else
            then(result);
    });
}

void SigningIn::storeAnew(const UserId &user, const QString &phc, const QString &password)
{
    m_context.hasher.hash(password, [=, this](const Expected<QString, Error> &anew) {
        if (!anew || m_context.book.passwordOf(user) != phc) // busy: the next sign-in does it; changed: nothing to do
            return;
        m_context.book.setPassword(user, *anew);
        m_context.store.setPassword(user, *anew, [](const Expected<void, Error> & /*result*/) {});
    });
}

void SigningIn::logout(const QString &token, const SignIn::Then<void> &then)
{
    const auto *device = m_context.book.deviceOf(token);
    if (!device) {
        m_context.later([then] { then(Unexpected(accounterrors::tokenUnknown())); });
        return;
    }
    const QList<DeviceId> ended{device->id};
    m_context.store.removeDevices(ended, [=, this](const Expected<void, Error> &result) {
        if (result)
            m_context.book.removeDevices(ended);
        then(result);
        if (result && m_context.watcher)
            m_context.watcher->devicesSignedOut(ended);
    });
}

} // namespace madang::server
