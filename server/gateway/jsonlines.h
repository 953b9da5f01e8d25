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
    void appendOpening(std::string &out) const override;
    void append(std::string &out, const Frame &frame, QByteArrayView epoch) const override;
    void appendEnd(std::string &out) const override;

private:
    void appendLine(std::string &out, QByteArrayView line) const;

    Framing m_framing;
};

} // namespace madang::server
