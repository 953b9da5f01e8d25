// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/steering.h"

#include <QMetaType>
#include <QString>

namespace madang::ui
{

/// What the strip under the room's header says.
struct StripState {
    enum class Kind {
        Hidden,
        Connecting,   ///< the first time
        Reconnecting, ///< trying just now
        WaitingSoon,  ///< the next try is less than five seconds away
        Waiting,
        Limited, ///< connected, but not over the best way
        Full,    ///< over the best way again
        Back,    ///< connected again
        SignedOut,
        Refused, ///< the server says no, and trying again would not help
        CertificateChanged,
    };
    enum class Outage { Short, Long };

    Kind kind = Kind::Hidden;
    QString server;  ///< Connecting
    int seconds = 0; ///< Waiting: until the next try
    Outage outage = Outage::Short;
    int sent = 0;                               ///< Back: messages that were waiting
    std::optional<client::StopReason> reason{}; ///< Refused
    std::optional<client::Passage> passage{};   ///< Limited
    client::Steering::Look look = client::Steering::Look::None;

    friend bool operator==(const StripState &, const StripState &) = default;
};

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::ui::StripState)
