// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/carried.h"

namespace madang::client
{

/// What went over one way, counted.
struct Traffic {
    qint64 bytesIn = 0;
    qint64 bytesOut = 0;
    qint64 messagesIn = 0;
    qint64 messagesOut = 0;
    qint64 requests = 0; ///< of HTTP

    [[nodiscard]] qint64 messages() const { return messagesIn + messagesOut; }
    [[nodiscard]] double bytesPerMessage() const { return perMessage(bytesIn + bytesOut); }
    [[nodiscard]] double requestsPerMessage() const { return perMessage(requests); }
    void count(const Carried &what)
    {
        const bool isIn = what.direction == Carried::Direction::In;
        (isIn ? bytesIn : bytesOut) += what.bytes;
        (isIn ? messagesIn : messagesOut) += what.message.isEmpty() ? 0 : 1;
        requests += what.requests;
    }
    bool operator==(const Traffic &) const = default;

private:
    [[nodiscard]] double perMessage(qint64 much) const
    {
        return messages() == 0 ? 0 : static_cast<double>(much) / static_cast<double>(messages());
    }
};

} // namespace madang::client
