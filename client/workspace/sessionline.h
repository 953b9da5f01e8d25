// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/outbox/changesender.h"
#include "client/replica/pages.h"
#include "client/replica/readmarks.h"

namespace madang::client
{

class Session;

/// Lets those who only want to ask the server one kind of thing do so, without knowing the session.
class SessionLine final : public ChangeSender, public HistoryReader, public ReadSender
{
public:
    explicit SessionLine(Session &session)
        : m_session(session)
    {
    }

    void send(const OwnCommand &command, ChangeSender::Answered answered) override;
    void read(const History &query, HistoryReader::Answered answered) override;
    void send(const Read &read, ReadSender::Answered answered) override;

private:
    Session &m_session;
};

} // namespace madang::client
