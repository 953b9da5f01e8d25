// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/streamform.h"

namespace madang::server
{

/// Server-sent events as WHATWG HTML has them (section 9.2): the body ends with the connection. `id` stands on events
/// and `live` only, so that a browser comes back with a cursor.
class ServerSentEvents final : public StreamForm
{
public:
    [[nodiscard]] QByteArray contentType() const override { return "text/event-stream"; }
    [[nodiscard]] QList<HttpField> fields() const override { return {}; }
    [[nodiscard]] QByteArray opening() const override { return ": madang\n\nretry: 1000\n\n"; }
    [[nodiscard]] QByteArray encoded(const Frame &frame, QByteArrayView epoch) const override;
    [[nodiscard]] QByteArray end() const override { return {}; }
};

} // namespace madang::server
