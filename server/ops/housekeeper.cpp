// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/housekeeper.h"

#include "server/accounts/accountservice.h"
#include "server/log/upkeep.h"
#include "server/threadsforgood.h"

#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

Expected<QString, Error> done(const MakeBackup &task, const QString &logFile)
{
    const auto result = upkeep::backup(logFile, task.to);
    if (!result)
        return Unexpected(result.error());
    return QString("backed up to "_L1 + task.to);
}

Expected<QString, Error> done(const CheckLog & /*task*/, const QString &logFile)
{
    const auto report = upkeep::check(logFile);
    if (!report)
        return Unexpected(report.error());
    if (!report->problems.isEmpty())
        return Unexpected(Error{ErrorCode::Internal, report->problems.join(u'\n')});
    return report->lines.join(u'\n');
}

Housekeeper::Housekeeper(AccountService &accounts, QString logFile)
    : m_accounts(accounts)
    , m_logFile(std::move(logFile))
{
    startForGood(m_thread, 1);
}

Housekeeper::~Housekeeper()
{
    m_thread.waitForDone();
}

void Housekeeper::carryOut(const HousekeepingTask &task, const Then &then)
{
    const auto handOver = [then](const Expected<Invited, Error> &invited) {
        if (invited)
            then(invited->link);
        else
            then(Unexpected(invited.error()));
    };
    std::visit(overloaded{[&](const Invite &invitation) { m_accounts.inviteFromConsole(invitation, handOver); },
                          [&](const ResetSignIn &reset) { m_accounts.resetFromConsole(reset.user, handOver); },
                          [&](const auto &other) { onThread(other, then); }},
               task);
}

template <typename Task>
void Housekeeper::onThread(const Task &task, const Then &then)
{
    m_thread.start([this, task, then] {
        QMetaObject::invokeMethod(
            &m_loop, [then, result = done(task, m_logFile)] { then(result); }, Qt::QueuedConnection);
    });
}

} // namespace madang::server
