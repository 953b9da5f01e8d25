// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/encodedonce.h"
#include "server/gateway/httprequest.h"

#include <QByteArrayView>

namespace madang::server
{

/// How the endless answer to a request looks, on each of the ways that have one. One serves all connections.
class StreamForm
{
public:
    virtual ~StreamForm() = default;

    /// For everybody who gets the same frame, made once. (The server's present epoch is the same for all.)
    [[nodiscard]] const QByteArray &shared(const SharedFrame &frame, QByteArrayView epoch)
    {
        return m_last.of(frame, [&](const Frame &each) { return encoded(each, epoch); });
    }

    [[nodiscard]] virtual QByteArray contentType() const = 0;
    /// What else the head has to say.
    [[nodiscard]] virtual QList<HttpField> fields() const = 0;
    /// Something at once: a proxy that holds things back until there is something, or much, is found out.
    [[nodiscard]] virtual QByteArray opening() const = 0;
    /// An event or a signal. Its position is one of `epoch`.
    [[nodiscard]] virtual QByteArray encoded(const Frame &frame, QByteArrayView epoch) const = 0;
    [[nodiscard]] virtual QByteArray end() const = 0;

private:
    EncodedOnce m_last;
};

} // namespace madang::server
