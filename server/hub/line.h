// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "server/accounts/accounts.h"
#include "server/hub/inorder.h"
#include "server/hub/outlet.h"
#include "server/hub/watchlist.h"
#include "server/prefetch.h"

#include <utility>

namespace madang::server
{

/// The hub's end of one connection: who is there, where its stream stands, and the way out as long as there is one. It
/// outlives its connection for as long as answers are under way to it.
class Line
{
public:
    /// What it is there for: to talk, only to hear what happens, or only to have commands answered.
    enum class Use { Conversation, Following, Asking };
    /// Stranger -> Greeted (hello accepted, Welcome may be under way) -> Replaying -> Live. Who only asks stays
    /// Greeted.
    enum class Phase { Stranger, Greeted, Replaying, Live };

    explicit Line(Outlet &outlet, Use lineUse = Use::Conversation)
        : use(lineUse)
        , m_outlet(&outlet)
    {
    }

    [[nodiscard]] bool isOpen() const { return m_outlet != nullptr; }
    [[nodiscard]] bool hasRoom() const { return m_outlet && m_outlet->hasRoom(); }
    /// What send() will need of the way out.
    void prefetchOutlet() const
    {
        constexpr size_t enough = 256;
        prefetch(m_outlet, enough);
    }
    void send(const SharedFrame &frame)
    {
        if (m_outlet && (room.isEmpty() || belongsHere(*frame)))
            m_outlet->send(frame);
    }
    void reply(const Reply &reply)
    {
        if (m_outlet)
            m_outlet->reply(reply);
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

    const Use use;
    Phase phase = Phase::Stranger;
    Identity identity{};
    SessionId session{}; ///< empty: nobody's
    RoomId room{};       ///< where it keeps to one
    qint64 position = 0; ///< while Replaying: all up to here has been sent
    bool pageAsked = false;
    milliseconds grace{12'000}; ///< of its session, once it is gone
    milliseconds beatAt{};      ///< steady; when it heard `live` last
    WatchList watched{};
    InOrder order{};

private:
    /// Of a room its events and who writes there, besides that what concerns the stream itself.
    [[nodiscard]] bool belongsHere(const Frame &frame) const
    {
        if (frame.kind == Frame::Kind::Event || frame.name == TypingChanged::typeName)
            return frame.room == room;
        return frame.name != PresenceChanged::typeName && frame.name != ReadMoved::typeName;
    }

    Outlet *m_outlet;
};

} // namespace madang::server
