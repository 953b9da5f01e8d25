// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/hub.h"
#include "server/log/memorylog.h"
#include "tests/support/server/fakeaccounts.h"
#include "tests/support/server/faketicker.h"

namespace madang::server
{

/// A whole server without sockets and disk: a hub on a MemoryLog, with a clock that stands still.
class House
{
public:
    explicit House(HubSettings settings = {.serverName = QStringLiteral("Courtyard"),
                                           .version = QStringLiteral("1.2.3")});

    /// Somebody comes in by invitation. The id is the name; the token is `name`.
    void signUp(const QString &name, Role role = Role::Member, const QString &status = {});
    /// Another device of a user; its token.
    [[nodiscard]] QString newDevice(const QString &name);
    /// The process ends and starts again on the same log; whoever is connected has to be gone before.
    void restart();
    /// Runs until nothing is under way.
    void settle() const;
    void pass(milliseconds time);

    /// Says on behalf of nobody what stands in the log.
    [[nodiscard]] QList<Event> everything();
    [[nodiscard]] const Directory &directory() const { return *m_directory; }
    [[nodiscard]] RoomId commonRoom() const;

    FakeClock clock{};
    MemoryLog log{clock};
    FakeAccounts accounts{};
    [[nodiscard]] Hub &hub() { return *m_hub; }

private:
    void start();

    HubSettings m_settings;
    FakeTicker m_ticker{clock};
    std::unique_ptr<Directory> m_directory{};
    std::unique_ptr<Hub> m_hub{};
    int m_devices = 0;
};

} // namespace madang::server
