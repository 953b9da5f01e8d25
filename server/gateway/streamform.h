// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/httprequest.h"
#include "server/hub/outlet.h"

#include <QByteArrayView>

#include <string>

namespace madang::server
{

/// How the endless answer to a request looks, on each of the ways that have one. Without a state of its own, so that
/// one serves all connections.
class StreamForm
{
public:
    virtual ~StreamForm() = default;

    [[nodiscard]] virtual QByteArray contentType() const = 0;
    /// What else the head has to say.
    [[nodiscard]] virtual QList<HttpField> fields() const = 0;
    /// Something at once: a proxy that holds things back until there is something, or much, is found out.
    virtual void appendOpening(std::string &out) const = 0;
    /// An event or a signal. Its position is one of `epoch`.
    virtual void append(std::string &out, const Frame &frame, QByteArrayView epoch) const = 0;
    virtual void appendEnd(std::string &out) const = 0;
};

} // namespace madang::server
