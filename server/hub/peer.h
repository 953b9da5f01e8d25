// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "server/hub/outlet.h"

#include <memory>

namespace madang::server
{

/// One connection's conversation as the gateway sees it: what it received goes in here, what the hub says comes out of
/// its Outlet. Destroying it says that the connection is gone (the session may live on for its grace).
class Peer
{
public:
    virtual ~Peer() = default;

    /// `bytes` of it came over the wire: what waits is bounded by that.
    virtual void receive(const Request &request, qsizetype bytes) = 0;
    /// What came was no command; the hub answers it, and closes on who sends too much of it.
    virtual void refuse(const Refusal &refusal) = 0;
    /// The outlet has room again.
    virtual void drained() = 0;
    /// Whether `hello` was accepted.
    [[nodiscard]] virtual bool isWelcome() const = 0;
};

/// Where connections are let in to the hub.
class Door
{
public:
    virtual ~Door() = default;

    /// A connection begins. `outlet` outlives the returned Peer.
    [[nodiscard]] virtual std::unique_ptr<Peer> attach(Outlet &outlet) = 0;
    /// Says `restarting` to everybody and closes; the process is about to end.
    virtual void closeAll() = 0;
};

} // namespace madang::server
