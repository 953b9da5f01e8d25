// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/server/serve.h"

#include "server/accounts/accountservice.h"
#include "server/accounts/argon2hasher.h"
#include "server/accounts/randomness.h"
#include "server/gateway/gateway.h"
#include "server/hub/hub.h"
#include "server/log/sqlitelog.h"
#include "server/ops/address.h"
#include "server/ops/console.h"
#include "server/ops/control.h"
#include "server/ops/datafolder.h"
#include "server/ops/descriptors.h"
#include "server/ops/filenames.h"
#include "server/ops/housekeeper.h"
#include "server/ops/logging.h"
#include "server/ops/timerticker.h"
#include "server/ops/unixsignals.h"
#include "server/standstill.h"

#include <QCoreApplication>

#include <algorithm>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr milliseconds drainTime{3'000}; ///< of the five seconds that the program has to end

HubSettings hubSettings(const ServerConfig &config)
{
    HubSettings settings;
    settings.serverName = config.name;
    settings.version = QStringLiteral(MADANG_VERSION);
    settings.limits.textCodePoints = config.limits.textCodePoints;
    if (config.limits.messageBytes > 0) // a command is bounded by the protocol whatever stands there
        settings.limits.messageBytes = std::min<qint64>(config.limits.messageBytes, limits::messageBytes);
    settings.typingPerSecond = config.limits.typingPerSecond;
    settings.postsPerSecond = config.limits.postsPerSecond;
    settings.postsBurst = config.limits.postsBurst;
    settings.commandsPerSecond = config.limits.commandsPerSecond;
    settings.connectionsPerUser = config.limits.connectionsPerUser;
    return settings;
}

/// A connection that there is no descriptor for is better refused than accepted.
Limits limitsWithin(int descriptors, Limits limits)
{
    const int possible = descriptors::connectionsWithin(descriptors, limits.connectionsTotal);
    if (possible < limits.connectionsTotal)
        qCWarning(lcServer, "at most %d connections instead of %d: this process may have %d descriptors", possible,
                  limits.connectionsTotal, descriptors);
    limits.connectionsTotal = possible;
    return limits;
}

/// The lines by which whoever started the server knows that it is ready.
void announce(AccountService &accounts, const Directory &directory, const QString &address)
{
    const QString ready = "listening on "_L1 + address;
    if (!directory.owners().isEmpty()) {
        console::print(ready);
        return;
    }
    accounts.inviteOwner([ready](const Expected<Invited, Error> &invited) {
        if (invited)
            console::print("owner invitation: "_L1 + invited->link);
        else
            qCCritical(lcServer, "no invitation for the owner could be stored");
        console::print(ready);
    });
}

} // namespace

int serve(const ServerConfig &config)
{
    const UnixSignals unixSignals; // before any thread
    const Limits limits = limitsWithin(descriptors::raiseLimit(), config.limits);
    auto folder = DataFolder::take(config.dataFolder);
    if (!folder)
        return console::fail(folder.error().text);

    const SystemClock clock;
    SqliteLog log(folder->file(logFileName), clock);
    const auto state = log.open();
    if (!state)
        return console::fail(state.error().text);

    Link link = linkTo(config, config.port);
    const auto linkOf = [&link](const QString &code) {
        Link invitation = link;
        invitation.invite = code;
        return toText(invitation);
    };
    Directory directory(*state);
    Standstill standstill;
    Argon2Hasher hasher(standstill);
    SystemRandomness randomness;
    AccountService accounts({log, directory, hasher, randomness, clock, linkOf});
    if (const auto loaded = accounts.load(); !loaded)
        return console::fail(loaded.error().text);

    TimerTicker ticker;
    Hub hub({directory, log, log, accounts, accounts, clock, ticker}, hubSettings(config));
    Gateway gateway(
        {.signIn = accounts,
         .storage = [&log](auto then) { log.probe(std::move(then)); },
         .door = hub,
         .wicket = hub,
         .clock = clock,
         .limits = limits,
         .proxies = config.proxies,
         .server = {state->server, config.name, QStringLiteral(MADANG_VERSION)},
         .publicUrl = config.publicUrl,
         .turns = {.begins = [&standstill] { standstill.hold(); }, .ended = [&standstill] { standstill.release(); }}});
    if (!gateway.listen(config.address, config.port))
        return console::fail(webAddressOf(config.address, config.port) + ": "_L1 + gateway.errorString());
    link = linkTo(config, gateway.port());

    Housekeeper housekeeper(accounts, folder->file(logFileName));
    ControlServer control(housekeeper);
    if (!control.listen(folder->file(controlFileName)) || !folder->announce(gateway.port()))
        return console::fail("cannot write to "_L1 + config.dataFolder);

    const auto end = [&] {
        qCInfo(lcServer, "ending");
        hub.closeAll();
        gateway.drain(drainTime, [] { QCoreApplication::quit(); });
    };
    QObject::connect(&unixSignals, &UnixSignals::terminationRequested, &gateway, end, Qt::SingleShotConnection);
    announce(accounts, directory, webAddressOf(config.address, gateway.port()));
    return QCoreApplication::exec();
}

} // namespace madang::server
