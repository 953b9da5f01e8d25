// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcontext.h"

namespace madang::server
{

/// Makes, lists and ends the ways in. Whether a role allows it was decided by the hub; whose invitation it is, is
/// decided here.
class Invitations
{
public:
    using Then = AccountCommands::Then;
    static constexpr qsizetype mostOfOne = 100; ///< that one user may have open at once
    static constexpr milliseconds resetLifetime{std::chrono::hours(24)};

    explicit Invitations(AccountContext &context)
        : m_context(context)
    {
    }

    void invite(const AccountRequest &from, const Invite &command, const Then &then);
    void list(const AccountRequest &from, const ListInvitations &command, const Then &then);
    void revoke(const AccountRequest &from, const RevokeInvitation &command, const Then &then);
    /// A link that signs in as the user, once, for a day. Earlier ones end. The link follows from who asks under which
    /// id, so a repetition gets the same one and nothing has to be kept for it.
    void reset(const AccountRequest &from, const GrantedReset &command, const Then &then);
    /// The same for whoever the command line was asked for: a link that nothing else leads to.
    void resetFor(const UserId &user, const SignIn::Then<Invited> &then);
    /// Without a user who asks: the command line, the first start.
    void issue(const StoredInvitation &invitation, const SignIn::Then<Invited> &then);
    [[nodiscard]] QString newCode();
    /// Takes an invitation out of the store and the book.
    void end(const QString &code, const SignIn::Then<void> &then);

private:
    /// Whether what a reset let in is settled: known, replaced by a later one, over, or without anybody to let in.
    [[nodiscard]] bool isSettled(const StoredInvitation &invitation) const;
    /// Ends the earlier ones for its user.
    void replaceWith(const StoredInvitation &invitation, const SignIn::Then<Invited> &then);
    [[nodiscard]] bool concerns(const AccountRequest &from, const StoredInvitation &invitation) const;

    AccountContext &m_context;
};

} // namespace madang::server
