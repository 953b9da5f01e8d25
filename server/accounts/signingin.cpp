// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/signingin.h"

#include "server/accounts/accounterrors.h"
#include "server/log/namekey.h"

namespace madang::server
{

void SigningIn::login(const LoginRequest &request, const QString &from, const SignIn::Then<SignedIn> &then)
{
    const QString name = nameKey(request.name);
    if (const auto wait = m_slowDown.begin(name, from)) {
        m_context.later([then, wait = *wait] { then(Unexpected(accounterrors::triedTooOften(wait))); });
        return;
    }
    // An unknown name and a user without password take the same way and the same time as a wrong password.
    const auto user = m_context.people.personNamed(request.name);
    const QString phc = user ? m_context.book.passwordOf(user->id) : QString();
    const int version = user ? m_context.book.passwordVersion(user->id) : 0;
    m_context.hasher.verify(phc, request.password, [=, this](const Expected<Verdict, Error> &verdict) {
        if (!verdict) {
            m_slowDown.undecided(name, from);
            then(Unexpected(verdict.error()));
            return;
        }
        if (*verdict == Verdict::Wrong || !user) {
            m_slowDown.failed(name, from);
            then(Unexpected(accounterrors::wrongSignIn()));
            return;
        }
        m_slowDown.succeeded(name);
        enter(*user, version, request, then);
        if (*verdict == Verdict::RightButOld)
            storeAnew(user->id, version, request.password);
    });
}

/// Lets in whoever knew the password, unless it is another by then: who changes a password signs out everybody else,
/// also those who are just coming in.
void SigningIn::enter(const User &user, int version, const LoginRequest &request, const SignIn::Then<SignedIn> &then)
{
    m_enrolling.enrol({.user = user, .device = request.device}, [=, this](const Expected<SignedIn, Error> &result) {
        if (!result && result.error().code == ErrorCode::NotFound) { // removed meanwhile
            then(Unexpected(accounterrors::wrongSignIn()));
        } else if (result && m_context.book.passwordVersion(user.id) != version) {
            logout(result->token, [](const Expected<void, Error> & /*result*/) {});
            then(Unexpected(accounterrors::wrongSignIn()));
        } else {
            then(result);
        }
    });
}

void SigningIn::storeAnew(const UserId &user, int version, const QString &password)
{
    m_context.hasher.hash(password, [=, this](const Expected<QString, Error> &phc) {
        if (!phc || !m_context.book.isPasswordSettled(user, version)) // busy: the next sign-in does it
            return;
        m_context.book.renewPassword(user, *phc);
        m_context.store.setPassword(user, *phc, [](const Expected<void, Error> & /*result*/) {});
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
