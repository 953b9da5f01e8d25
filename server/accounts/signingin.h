// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/enrolling.h"
#include "server/accounts/slowdown.h"

namespace madang::server
{

/// The way in by name and password, and the way out.
class SigningIn
{
public:
    explicit SigningIn(AccountContext &context)
        : m_context(context)
        , m_enrolling(context)
        , m_slowDown(context.clock)
    {
    }

    void login(const LoginRequest &request, const QString &from, const SignIn::Then<SignedIn> &then);
    void logout(const QString &token, const SignIn::Then<void> &then);

private:
    void enter(const User &user, int version, const LoginRequest &request, const SignIn::Then<SignedIn> &then);
    /// The same password, with today's cost. Nobody waits for it.
    void storeAnew(const UserId &user, int version, const QString &password);

    AccountContext &m_context;
    Enrolling m_enrolling;
    SlowDown m_slowDown; ///< by name as it is compared
};

} // namespace madang::server
