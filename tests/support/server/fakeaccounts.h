// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcommands.h"

#include <QHash>
#include <QObject>

namespace madang::server
{

/// Accounts that know whoever a test lets in, and remember what they were asked.
class FakeAccounts final : public SignIn, public AccountCommands
{
public:
    void letIn(const QString &token, const Identity &identity) { m_tokens.insert(token, identity); }
    void revoke(const QString &token)
    {
        const Identity identity = m_tokens.take(token);
        m_watcher->devicesSignedOut({identity.device});
    }
    [[nodiscard]] AccountWatcher &watcher() const { return *m_watcher; }

    void join(const JoinRequest & /*request*/, SignIn::Then<SignedIn> /*then*/) override {}
    void login(const LoginRequest & /*request*/, const QString & /*from*/, SignIn::Then<SignedIn> /*then*/) override {}
    void logout(const QString & /*token*/, SignIn::Then<void> /*then*/) override {}
    [[nodiscard]] std::optional<Identity> identify(const QString &token) const override
    {
        const auto found = m_tokens.constFind(token);
        return found == m_tokens.cend() ? std::nullopt : std::optional(*found);
    }

    void watch(AccountWatcher &watcher) override { m_watcher = &watcher; }
    void carryOut(const AccountRequest &request, AccountCommands::Then then) override
    {
        asked.append(request);
        const auto *reset = std::get_if<GrantedReset>(&request.command);
        const auto reply =
            reset && answer ? AccountReply(ResetLink{.link = QStringLiteral("link:") + reset->id.value}) : answer;
        QMetaObject::invokeMethod(
            &m_context, [then = std::move(then), reply] { then(reply); }, Qt::QueuedConnection);
    }
    void forget(const UserId &user) override { forgotten.append(user); }

    QList<AccountRequest> asked{};
    QList<UserId> forgotten{};
    Expected<AccountReply, Error> answer = AccountReply(Done{});

private:
    QHash<QString, Identity> m_tokens;
    AccountWatcher *m_watcher = nullptr;
    QObject m_context;
};

} // namespace madang::server
