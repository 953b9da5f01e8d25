// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/client.h"
#include "tests/bench/load/httpanswers.h"
#include "tests/bench/load/httpsession.h"

#include <chrono>

namespace madang::bench
{

/// Asks again and again: at once where the server waits with its answer, or after a while.
class PollClient final : public Client
{
public:
    struct Pace {
        std::string wait;                  ///< of the server, in whole seconds
        std::chrono::milliseconds pause{}; ///< of ours, between an answer and the next question
    };

    PollClient(uint16_t port, Pace pace, HttpSession session, Heard heard);

protected:
    void begin() override;
    void take() override;
    void onWoken() override;

private:
    void takeAnswer();

    Pace m_pace;
    HttpSession m_session;
    HttpAnswers m_answers;
    std::string m_body;
};

} // namespace madang::bench
