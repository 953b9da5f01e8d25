// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/session/connectionstate.h"
#include "ui/connection/striprules.h"

#include <QCoreApplication>

namespace madang::ui
{

/// What the strip needs to know of a connection, in people's words.
class LinkState
{
    Q_DECLARE_TR_FUNCTIONS(LinkState)

public:
    /// `server`: its name; `sent`: queued messages that went out since it is live again.
    [[nodiscard]] static LinkFacts facts(const client::ConnectionState &state, const QString &server, int sent);
    /// Why it stopped for good, in one sentence.
    [[nodiscard]] static QString sentence(client::StopReason reason);
    /// The last trouble, what exactly caused it, and how often it was tried since; nothing while it is live.
    [[nodiscard]] static QString trouble(const client::ConnectionState &state);
    [[nodiscard]] static QString sentence(client::Trouble trouble);
    [[nodiscard]] static QString sentence(client::Cause cause);
};

} // namespace madang::ui
