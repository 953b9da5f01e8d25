// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accounts.h"
#include "server/gateway/asking.h"

namespace madang::server
{

/// What these requests need.
struct SignInServices {
    SignIn &signIn;
    Failures &failures;
    ServerInfo server{}; ///< whose answers these are
};

/// How people come in over HTTP and go again: join, login, logout. What is refused is counted.
class SignInRequests
{
public:
    explicit SignInRequests(SignInServices services);

    void join(const Asking &asking);
    void login(const Asking &asking);
    void logout(const Asking &asking);

private:
    [[nodiscard]] HttpResponse welcome(int status, SignedIn signedIn) const;

    /// Counted where the error is the one that a wrong guess gets.
    [[nodiscard]] HttpResponse refusal(const Error &error, ErrorCode guessed, const Failures::Asker &who);

    SignInServices m_services;
};

} // namespace madang::server
