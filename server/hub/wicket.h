// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/cursor.h"
#include "protocol/error.h"
#include "protocol/expected.h"
#include "protocol/objects.h"
#include "server/accounts/accounts.h"
#include "server/hub/peer.h"

#include <functional>
#include <memory>

namespace madang::server
{

/// Who makes a request, as its token and its header say. Without a session it is nobody's: it is not present, and
/// replaces nobody.
struct Caller {
    Identity identity;
    SessionId session{};
};

/// Who wants to hear what happens, and from where on.
struct Follow {
    /// How: by a stream that may break and be there again, or by requests, of which the last is the last.
    enum class Manner { Stream, Polling };

    Caller caller;
    QString cursor{}; ///< as it came; empty: from the head on
    RoomId room{};    ///< keeps to one where it names one
    Manner manner = Manner::Stream;
};

/// From where a follower goes on. Positions in what follows are the server's present epoch's.
struct Beginning {
    Cursor cursor;
    EpochId epoch;
};

/// The small gate beside the Door: for who has no connection to say hello on, but shows a token with each request
/// (HTTP). The gateway has found out whose it is.
class Wicket
{
public:
    using Begun = std::function<void(const Expected<Beginning, Error> &)>;

    virtual ~Wicket() = default;

    /// Lets `outlet` hear what happens. `begun` is called before anything is sent, perhaps within the call; it is an
    /// error (and nothing follows) where the cursor can't be resumed (Resync), there are too many, or the server stops.
    /// Where the session ends in the meantime, `outlet` is closed in its place. `outlet` outlives the returned Peer,
    /// which says when there is room again and is gone before anything that `begun` needs.
    [[nodiscard]] virtual std::unique_ptr<Peer> follow(const Follow &follow, Outlet &outlet, const Begun &begun) = 0;
    /// Takes the commands of one request; each needs a `ref`, and `hello` opens no stream. Where the server stops, what
    /// is not answered yet gets no answer, but `outlet` is closed.
    [[nodiscard]] virtual Expected<std::unique_ptr<Peer>, Error> call(const Caller &caller, Outlet &outlet) = 0;
    virtual void snapshot(const Caller &caller, const std::function<void(const Expected<Snapshot, Error> &)> &then) = 0;
    /// Whether this session has said `bye` within the last minute: a browser that comes back by itself shall not.
    [[nodiscard]] virtual bool hasLeft(const Caller &caller) const = 0;
};

} // namespace madang::server
