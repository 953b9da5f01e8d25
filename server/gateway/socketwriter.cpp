// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/socketwriter.h"

#include <utility>

namespace madang::server
{

bool SocketWriter::writeTurn()
{
    if (!m_socket || m_turn.empty())
        return waiting() == 0;
    const std::string turn = std::exchange(m_turn, {});
    m_socket->write(turn.data(), static_cast<qint64>(turn.size()));
    m_hasRest = waiting() > 0;
    return !m_hasRest;
}

} // namespace madang::server
