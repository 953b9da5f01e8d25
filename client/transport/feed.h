// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/caller.h"
#include "client/transport/transport.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QObject>

namespace madang::client
{

/// Brings over HTTP what a server says by itself: one half of a way, commands are the other.
///
///     follow() -> begun() -> came()... -> ended()      or    follow() -> ended()
///
/// No signal is emitted from inside of a call, and none after stop() or ended().
class Feed : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Feed)

public:
    using QObject::QObject;

    /// What came after the cursor, and what comes.
    virtual void follow(const Caller &caller, const QNetworkProxy &proxy, const QString &cursor) = 0;
    virtual void stop() = 0;
    /// Asks no more, and tells when that has arrived (Transport::settle()). Streams ask once only.
    virtual void settle() {}
    /// Something was sent that will have consequences: look soon.
    virtual void hurry() = 0;

signals:
    /// The first bytes are there, whatever they are.
    void begun();
    void came(const madang::ServerMessage &message);
    void ended(const madang::client::Closing &closing);
    void settled();
    void carried(const madang::client::Carried &what);

protected:
    /// Nothing is heard of this request any more.
    void abandon(QNetworkReply *reply)
    {
        if (reply == nullptr)
            return;
        reply->disconnect(this);
        reply->deleteLater(); // not now: it may be inside of its own signal
    }
};

} // namespace madang::client
