// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/enrolling.h"

namespace madang::server
{

/// The way in by invitation. A new person gets a name and a role; the one-time link of user.reset lets a known one in.
class Joining
{
public:
    explicit Joining(AccountContext &context)
        : m_context(context)
        , m_enrolling(context)
    {
    }

    void join(const JoinRequest &request, const SignIn::Then<SignedIn> &then);

private:
    [[nodiscard]] Expected<Newcomer, Error> newcomerFrom(const JoinRequest &request) const;
    void enrol(const Newcomer &newcomer, const SignIn::Then<SignedIn> &then);

    AccountContext &m_context;
    Enrolling m_enrolling;
};

} // namespace madang::server
