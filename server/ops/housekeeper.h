// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ops/housekeeping.h"

#include <QObject>
#include <QThreadPool>

namespace madang::server
{

class AccountService;

/// The tasks that need the log's file only. They block.
[[nodiscard]] Expected<QString, Error> done(const MakeBackup &task, const QString &logFile);
[[nodiscard]] Expected<QString, Error> done(const CheckLog &task, const QString &logFile);

/// Carries out an operator's tasks in the process that holds the data folder. What blocks runs on a thread of its own.
class Housekeeper final : public Housekeeping
{
public:
    Housekeeper(AccountService &accounts, QString logFile);
    ~Housekeeper() override;
    Q_DISABLE_COPY_MOVE(Housekeeper)

    void carryOut(const HousekeepingTask &task, const Then &then) override;

private:
    template <typename Task>
    void onThread(const Task &task, const Then &then);

    AccountService &m_accounts;
    QString m_logFile;
    QObject m_loop; // answers are delivered in the thread that made it, and end with it
    QThreadPool m_thread;
};

} // namespace madang::server
