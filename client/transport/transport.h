// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/carried.h"
#include "client/transport/cause.h"
#include "client/transport/endpoint.h"
#include "protocol/codec.h"
#include "protocol/limits.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace madang::client
{

/// Why a transport has ended.
struct Closing {
    std::optional<quint16> code{};                    ///< the server's close code, where it gave one
    std::optional<Cause> cause{};                     ///< where it says more than the code
    bool mayComeBack = true;                          ///< whether it is of any use to try again without asking a person
    std::optional<std::chrono::milliseconds> after{}; ///< not before that, where the server said it
};

/// One way to exchange messages with a server, or whatever finds one. It carries messages and nothing else: who signs
/// in, who waits how long and who comes back is Session's business.
///
///     open() -> opened() -> received()... -> closed()      or    open() -> closed()
///
/// closed() comes once, and not when the owner itself called close(). After either nothing is emitted until the next
/// open(). No signal is emitted from inside of a call. Over HTTP, `hello` is a command like others: its answer is not
/// passed on before something has come over the stream, too, that begins where the answer ends.
class Transport : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transport)

public:
    using QObject::QObject;

    /// Of what a way asks by itself. Who speaks through it counts from 1 and never gets here.
    static constexpr qint64 ownRef = limits::integerMax;

    virtual void open(const Endpoint &endpoint) = 0;
    virtual void send(const madang::Request &request) = 0;
    /// Whether anything gets through, without a hello, so that it is nobody's connection: an answer to ownRef is
    /// received(), or it closes.
    virtual void tryOut(const QString & /*token*/) { send({.ref = ownRef, .command = Ping()}); }
    /// For ways that poll: asks no more what has happened, for good. settled() comes when the server has nothing of
    /// that kind before it, or should have had it long ago.
    virtual void settle() {}
    /// Lets go at once; what was sent still leaves, if the other side takes it soon.
    virtual void close() = 0;

signals:
    void opened();
    void received(const madang::ServerMessage &message);
    void closed(const madang::client::Closing &closing);
    void settled();
    /// At any time between opened() and closed(), and again when it changes.
    void goesBy(const madang::client::Passage &passage);
    void carried(const madang::client::Carried &what);
};

} // namespace madang::client
