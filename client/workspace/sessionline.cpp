// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/sessionline.h"

#include "client/session/session.h"

namespace madang::client
{

void SessionLine::send(const OwnCommand &command, ChangeSender::Answered answered)
{
    std::visit(
        [this, &answered](const auto &own) {
            using Own = std::decay_t<decltype(own)>;
            m_session.ask(own, [answered](const Expected<typename Own::Reply, Error> &answer) {
                if (answer)
                    answered(answer->seq);
                else
                    answered(Unexpected(answer.error()));
            });
        },
        command);
}

void SessionLine::read(const History &query, HistoryReader::Answered answered)
{
    m_session.ask(query, std::move(answered));
}

void SessionLine::send(const Read &read, ReadSender::Answered answered)
{
    m_session.ask(read, [answered = std::move(answered)](const Expected<ReadUpTo, Error> &answer) {
        if (answer)
            answered(answer->n);
        else
            answered(Unexpected(answer.error()));
    });
}

} // namespace madang::client
