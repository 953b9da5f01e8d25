// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/server/task.h"

#include "server/accounts/accountservice.h"
#include "server/accounts/argon2hasher.h"
#include "server/accounts/randomness.h"
#include "server/hub/directory.h"
#include "server/log/sqlitelog.h"
#include "server/ops/address.h"
#include "server/ops/console.h"
#include "server/ops/control.h"
#include "server/ops/datafolder.h"
#include "server/ops/filenames.h"
#include "server/ops/housekeeper.h"
#include "server/standstill.h"

#include <QCoreApplication>
#include <QDir>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

int printed(const Expected<QString, Error> &result)
{
    if (!result)
        return console::fail(result.error().text);
    console::print(*result);
    return EXIT_SUCCESS;
}

/// Asks, waits for the answer and prints it.
int resultOf(Housekeeping &housekeeping, const HousekeepingTask &task)
{
    // In the loop: an answer may come at once, and exit() before exec() is not heard.
    const auto ask = [&] {
        housekeeping.carryOut(task,
                              [](const Expected<QString, Error> &result) { QCoreApplication::exit(printed(result)); });
    };
    QMetaObject::invokeMethod(QCoreApplication::instance(), ask, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

/// With the log opened here. That begins an epoch, as each start of the server does. Where the server will listen is
/// not known here but by the configuration: that is said beside the link.
int handedOverHere(const HousekeepingTask &task, const ServerConfig &config, const DataFolder &folder)
{
    if (config.port == 0 && config.publicUrl.isEmpty())
        return console::fail(u"no server runs here, and one that takes a free port (port 0) is in no link yet: "
                             u"start it first, or say --listen or --public-url as it will have them"_s);
    console::note(u"no server runs here; the link is for one that is reached at %1 (--listen, --public-url)"_s.arg(
        toWebText(linkTo(config, config.port))));
    const SystemClock clock;
    SqliteLog log(folder.file(logFileName), clock);
    const auto state = log.open();
    if (!state)
        return console::fail(state.error().text);
    const Directory directory(*state);
    Standstill standstill;
    Argon2Hasher hasher(standstill);
    SystemRandomness randomness;
    const auto linkOf = [&config](const QString &code) {
        Link link = linkTo(config, config.port);
        link.invite = code;
        return toText(link);
    };
    AccountService accounts({log, directory, hasher, randomness, clock, linkOf});
    if (const auto loaded = accounts.load(); !loaded)
        return console::fail(loaded.error().text);
    Housekeeper housekeeper(accounts, folder.file(logFileName));
    return resultOf(housekeeper, task);
}

int carriedOutHere(const HousekeepingTask &task, const ServerConfig &config, const DataFolder &folder)
{
    return std::visit(overloaded{[&](const Invite &invite) { return handedOverHere(invite, config, folder); },
                                 [&](const ResetSignIn &reset) { return handedOverHere(reset, config, folder); },
                                 [&](const auto &other) { return printed(done(other, folder.file(logFileName))); }},
                      task);
}

} // namespace

int carryOut(const HousekeepingTask &task, const ServerConfig &config)
{
    if (!QDir(config.dataFolder).exists())
        return console::fail(config.dataFolder + ": there is no such data folder"_L1);
    const auto folder = DataFolder::take(config.dataFolder);
    if (folder)
        return carriedOutHere(task, config, *folder);
    if (folder.error().problem != DataFolder::Problem::Held)
        return console::fail(folder.error().text);
    ControlClient server(QDir(config.dataFolder).absoluteFilePath(controlFileName));
    return resultOf(server, task);
}

} // namespace madang::server
