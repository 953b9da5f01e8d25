// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcontext.h"

namespace madang::server
{

/// Somebody who may come in.
struct Newcomer {
    User user;
    QString device{};
    QString invitation{}; ///< its code, where one is used
    QString password{};   ///< PHC; empty: leave as it is
    enum class Kind { Known, New } kind = Kind::Known;
};

/// Signs a device in: makes its token, stores all of it in one transaction, remembers it and says who is new.
class Enrolling
{
public:
    explicit Enrolling(AccountContext &context)
        : m_context(context)
    {
    }

    void enrol(const Newcomer &newcomer, const SignIn::Then<SignedIn> &then);

private:
    void finish(const Newcomer &newcomer, const Enrolment &enrolment, const std::optional<Commit> &commit);

    AccountContext &m_context;
};

} // namespace madang::server
