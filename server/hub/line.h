// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accounts.h"
#include "server/hub/inorder.h"
#include "server/hub/outlet.h"
#include "server/hub/watchlist.h"

#include <utility>

namespace madang::server
{

/// The hub's end of one connection: who is there, where its stream stands, and the way out as long as there is one. It
/// outlives its connection for as long as answers are under way to it.
class Line
{
public:
    /// Stranger -> Greeted (hello accepted, Welcome may be under way) -> Replaying -> Live.
    enum class Phase { Stranger, Greeted, Replaying, Live };

    explicit Line(Outlet &outlet)
        : m_outlet(&outlet)
    {
    }

    [[nodiscard]] bool isOpen() const { return m_outlet != nullptr; }
    [[nodiscard]] bool hasRoom() const { return m_outlet && m_outlet->hasRoom(); }
    void send(const SharedFrame &frame)
    {
        if (m_outlet)
            m_outlet->send(frame);
    }
    void close(CloseCode code)
    {
        if (m_outlet)
            std::exchange(m_outlet, nullptr)->close(code);
        order.clear();
    }
    [[nodiscard]] std::optional<milliseconds> countFailure()
    {
        return m_outlet ? m_outlet->countFailure() : std::nullopt;
    }
    /// The connection is gone.
    void cut()
    {
        m_outlet = nullptr;
        order.clear();
    }

    Phase phase = Phase::Stranger;
    Identity identity{};
    SessionId session{};
    qint64 position = 0; ///< while Replaying: all up to here has been sent
    bool pageAsked = false;
    milliseconds beatAt{}; ///< steady; when it heard `live` last
    WatchList watched{};
    InOrder order{};

private:
    Outlet *m_outlet;
};

} // namespace madang::server
