// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/client.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madang::bench
{

/// What a message means to who measures.
struct Meaning {
    enum class Kind { Other, Ready, Delivery, Acknowledgement };

    Kind kind = Kind::Other;
    uint64_t number = 0; ///< of a delivery: when it was sent; of an acknowledgement: what was given with it
};

/// How one kind of server is talked to: how a client gets ready, sends to all, and knows what it hears.
class Dialect
{
public:
    virtual ~Dialect() = default;

    enum class Role { Listens, Speaks };

    /// A client that begins to connect; `tag` says which one it is.
    [[nodiscard]] virtual std::unique_ptr<Client> connect(uint16_t port, uint64_t tag, Role role,
                                                          Client::Heard heard) const = 0;
    /// Called with an empty message when a WebSocket is open.
    [[nodiscard]] virtual Meaning hear(Client &client, std::string_view message) const = 0;
    /// Sends `text` to all; `number` comes back with the acknowledgement where the server gives one.
    virtual void publish(Client &client, std::string_view text, uint64_t number) const = 0;
};

/// Somebody whom the server knows, and the room in which they write.
struct Account {
    std::string token;
    std::string room;
};

struct DialectOptions {
    std::string name;              ///< madang, nchan, socketio or ws
    std::string way = "websocket"; ///< madang: on which who listens does so; also sse, stream, longpoll or poll
    std::string cursor;
    std::vector<Account> accounts; ///< dealt round by the clients' tags
};

/// Null where there is none of that name, or no such way.
[[nodiscard]] std::unique_ptr<Dialect> dialect(const DialectOptions &options);

/// A text of `bytes` which says when it was sent, in nanoseconds.
[[nodiscard]] std::string stamped(uint64_t moment, size_t bytes);
/// When a text found somewhere in `message` was sent.
[[nodiscard]] std::optional<uint64_t> stampIn(std::string_view message);

} // namespace madang::bench
