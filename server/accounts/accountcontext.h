// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountbook.h"
#include "server/accounts/accountcommands.h"
#include "server/accounts/hasher.h"
#include "server/accounts/people.h"
#include "server/accounts/randomness.h"
#include "server/clock.h"

#include <QMetaObject>
#include <QObject>

#include <functional>

namespace madang::server
{

/// What accounts need from others.
struct AccountParts {
    AccountStore &store;
    const People &people;
    PasswordHasher &hasher;
    Randomness &randomness;
    const Clock &clock;
    /// A link that people can open; the code in it lets them in.
    std::function<QString(const QString &code)> linkOf;
};

/// What the parts of accounts share.
class AccountContext
{
public:
    explicit AccountContext(const AccountParts &parts)
        : store(parts.store)
        , people(parts.people)
        , hasher(parts.hasher)
        , randomness(parts.randomness)
        , clock(parts.clock)
        , linkOf(parts.linkOf)
    {
    }

    /// Runs `work` in a later turn: answers never arrive within the call.
    template <typename Work>
    void later(Work work)
    {
        QMetaObject::invokeMethod(&m_loop, std::move(work), Qt::QueuedConnection);
    }

    AccountStore &store;
    const People &people;
    PasswordHasher &hasher;
    Randomness &randomness;
    const Clock &clock;
    std::function<QString(const QString &code)> linkOf;
    AccountBook book{};
    AccountWatcher *watcher = nullptr;

private:
    QObject m_loop; // what is queued ends with it
};

} // namespace madang::server
