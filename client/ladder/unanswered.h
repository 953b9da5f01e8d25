// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/way.h"
#include "protocol/codec.h"

#include <map>

namespace madang::client
{

/// The commands whose answers are still to come, and the way each of them went.
class Unanswered
{
public:
    struct Left {
        Request request;
        bool wasSent = false; ///< on some way, so it may have been carried out
    };

    void add(const Request &request, std::optional<Way> way)
    {
        if (request.ref)
            m_requests[*request.ref] = {request, way};
    }
    /// False for what nobody waits for, such as a second answer.
    [[nodiscard]] bool take(std::optional<qint64> ref) { return ref && m_requests.erase(*ref) > 0; }
    /// What did not go this way, in its order; from now on it counts as sent on it.
    [[nodiscard]] QList<Left> moveTo(Way way)
    {
        QList<Left> left;
        for (auto &[ref, sent] : m_requests) {
            if (sent.way != way)
                left.append({sent.request, sent.way.has_value()});
            sent.way = way;
        }
        return left;
    }
    [[nodiscard]] bool isEmpty() const { return m_requests.empty(); }
    void clear() { m_requests.clear(); }

private:
    struct Sent {
        Request request;
        std::optional<Way> way; ///< nothing: it waits
    };

    std::map<qint64, Sent> m_requests;
};

} // namespace madang::client
