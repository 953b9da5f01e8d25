// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountservice.h"
#include "server/log/memorylog.h"
#include "tests/support/server/awaited.h"
#include "tests/support/server/fakeclock.h"
#include "tests/support/server/fakehasher.h"
#include "tests/support/server/fakepeople.h"
#include "tests/support/server/fakerandomness.h"

namespace madang::server
{

/// Accounts with everything around them but a hub, a disk and time.
class AccountHouse
{
public:
    AccountHouse()
    {
        using namespace Qt::StringLiterals;
        if (!log.open() || !accounts.load())
            qFatal("the memory log does not open");
        accounts.watch(people);
        ownerCode = answerTo<Invited>([&](auto then) { accounts.inviteOwner(then); })->code;
    }
    Q_DISABLE_COPY_MOVE(AccountHouse)
    ~AccountHouse() = default;

    [[nodiscard]] Expected<SignedIn, Error> join(const JoinRequest &request)
    {
        return answerTo<SignedIn>([&](auto then) { accounts.join(request, then); });
    }
    [[nodiscard]] Expected<SignedIn, Error> login(const LoginRequest &request, const QString &from = {})
    {
        return answerTo<SignedIn>([&](auto then) { accounts.login(request, from, then); });
    }
    [[nodiscard]] Expected<void, Error> logout(const QString &token)
    {
        return answerTo<void>([&](auto then) { accounts.logout(token, then); });
    }

    /// Somebody asks with a token, as the hub would pass it on.
    template <typename Command>
    [[nodiscard]] Expected<typename Command::Reply, Error> ask(const SignedIn &who, const Command &command)
    {
        const AccountRequest request{
            .from = accounts.identify(who.token).value_or(Identity{}), .role = who.user.role, .command = command};
        const auto reply = answerTo<AccountReply>([&](auto then) { accounts.carryOut(request, then); });
        if (!reply)
            return Unexpected(reply.error());
        return std::get<typename Command::Reply>(*reply);
    }

    /// Somebody is let in again, as the hub asks for it when it is in the log.
    [[nodiscard]] Expected<ResetLink, Error> reset(const SignedIn &by, const UserId &user)
    {
        return ask(by, GrantedReset{.id = {rules::newUuid()}, .user = user, .at = clock.now()});
    }
    /// The first person of the house.
    [[nodiscard]] SignedIn owner() { return *join({.invite = ownerCode, .name = QStringLiteral("Owner")}); }
    /// Somebody whom `by` invited.
    [[nodiscard]] SignedIn guest(const SignedIn &by, const QString &name, const QString &password = {},
                                 Role role = Role::Member)
    {
        const auto invited = ask(by, Invite{.role = role, .uses = 1});
        return *join({.invite = invited->code, .name = name, .password = password});
    }

    FakeClock clock;
    MemoryLog log{clock};
    FakeHasher hasher;
    FakeRandomness randomness;
    FakePeople people;
    AccountService accounts{{.store = log,
                             .people = people,
                             .hasher = hasher,
                             .randomness = randomness,
                             .clock = clock,
                             .linkOf = [](const QString &code) -> QString { return QStringLiteral("link:") + code; }}};
    QString ownerCode;
};

} // namespace madang::server
