// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/eventstreamparser.h"

#include <memory>

namespace madang::client
{

/// Finds the messages in the bytes of one answer that does not end.
class StreamReader
{
public:
    virtual ~StreamReader() = default;

    /// The messages (JSON) that these bytes complete; nothing where one grows too large.
    [[nodiscard]] virtual std::optional<QList<QByteArray>> take(QByteArrayView bytes) = 0;
};

/// Server-sent events.
class EventReader final : public StreamReader
{
public:
    [[nodiscard]] std::optional<QList<QByteArray>> take(QByteArrayView bytes) override;

private:
    EventStreamParser m_parser;
};

/// One message a line; an empty one says nothing.
class LineReader final : public StreamReader
{
public:
    [[nodiscard]] std::optional<QList<QByteArray>> take(QByteArrayView bytes) override;

private:
    QByteArray m_line; ///< as far as it has come
};

} // namespace madang::client
