// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/closecode.h"
#include "protocol/ids.h"

#include <QByteArray>
#include <QLatin1StringView>

#include <chrono>
#include <memory>
#include <optional>

namespace madang
{
struct Reply;
}

namespace madang::server
{

/// What leaves for many clients, encoded once.
struct Frame {
    enum class Kind { Event, Signal };

    QByteArray json;
    Kind kind = Kind::Signal;
    QLatin1StringView name{};            ///< of the event or signal
    std::optional<qint64> position = {}; ///< seq of an event or of a `live`: where a client stands after it
    RoomId room = {};                    ///< where it happened; empty where it concerns none
    UserId user = {};                    ///< whom a signal is about, where it is about one
};
using SharedFrame = std::shared_ptr<const Frame>;

/// The way out to one client. Each way of receiving is one small class behind it.
class Outlet
{
public:
    virtual ~Outlet() = default;

    /// Queues an event or a signal. Signals may be dropped under pressure; a client for whom replies or events pile up
    /// is cut off by its outlet.
    virtual void send(const SharedFrame &frame) = 0;
    /// Queues the answer to a command.
    virtual void reply(const Reply &reply) = 0;
    /// Whether the next page of a replay may be sent; when it turns true again the outlet calls Peer::drained().
    [[nodiscard]] virtual bool hasRoom() const = 0;
    /// Sends what is queued, as far as it still gets through, and ends the connection. The Peer is destroyed later, not
    /// within the call.
    virtual void close(CloseCode code) = 0;
    /// Somebody failed to sign in here: counted by where it comes from. How long they have to wait, where that was one
    /// too many.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> countFailure() = 0;
};

} // namespace madang::server
