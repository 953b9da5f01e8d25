// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/socketwriter.h"

#include <utility>

namespace madang::server
{

bool SocketWriter::writeTurn()
{
    if (!m_socket || m_turn.isEmpty())
        return waiting() == 0;
    m_socket->write(std::exchange(m_turn, {}));
    m_hasRest = waiting() > 0;
    return !m_hasRest;
}

} // namespace madang::server
