// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/connectionlog.h"

#include <QCoreApplication>

namespace madang::ui
{

/// All that is known about a connection as plain text, to be sent to whoever can help.
class ConnectionReport
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionReport)

public:
    using Words = client::WireEvent::Words;

    /// Hidden: what people wrote is not in it.
    [[nodiscard]] static QString text(const client::ConnectionLog &log, Words words);

private:
    [[nodiscard]] static QString facts(const client::ConnectionLog &log);
    [[nodiscard]] static QString traffic(const client::ConnectionLog &log);
    [[nodiscard]] static QString happenings(const client::ConnectionLog &log);
    [[nodiscard]] static QString events(const client::ConnectionLog &log, Words words);
};

} // namespace madang::ui
