// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/streamform.h"

namespace madang::server
{

/// One object a line, the same as on a WebSocket. An empty line says nothing.
class JsonLines final : public StreamForm
{
public:
    /// How a client knows the end: HTTP/1.1 has chunks, HTTP/1.0 the end of the connection.
    enum class Framing { Chunked, UntilClose };

    explicit JsonLines(Framing framing)
        : m_framing(framing)
    {
    }

    [[nodiscard]] QByteArray contentType() const override { return "application/x-ndjson"; }
    [[nodiscard]] QList<HttpField> fields() const override;
    [[nodiscard]] QByteArray opening() const override { return lineOf({}); }
    [[nodiscard]] QByteArray encoded(const Frame &frame, QByteArrayView epoch) const override;
    [[nodiscard]] QByteArray end() const override;

private:
    [[nodiscard]] QByteArray lineOf(QByteArrayView text) const;

    Framing m_framing;
};

} // namespace madang::server
