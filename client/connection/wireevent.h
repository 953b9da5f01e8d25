// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/clock.h"
#include "protocol/ids.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <optional>

namespace madang::client
{

/// An event or signal as it came over the wire, to be looked at: the one place where what arrived is not parsed into
/// types, so that also what this program does not know is seen.
struct WireEvent {
    enum class Words { Hidden, Shown };

    qint64 number = 0;  ///< of its arrival, from 1
    milliseconds at{};  ///< wall time
    QString id{};       ///< EPOCH.SEQ, where it has one
    QString name{};     ///< "message.posted"
    QJsonObject data{}; ///< all of it

    /// Its JSON. Hidden: what people wrote, or may have written, is dots, whatever its length; ids stay.
    [[nodiscard]] QString text(Words words) const;

    /// Nothing where the incoming message is a reply.
    [[nodiscard]] static std::optional<WireEvent> read(QByteArrayView message, const EpochId &epoch);
};

} // namespace madang::client
