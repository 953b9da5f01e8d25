// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/client.h"
#include "tests/bench/load/httpanswers.h"
#include "tests/bench/load/httpsession.h"

namespace madang::bench
{

/// An answer that never ends: server-sent events, or one object a line.
class StreamClient final : public Client
{
public:
    enum class Form { EventStream, Lines };

    StreamClient(uint16_t port, Form form, HttpSession session, Heard heard);

protected:
    void begin() override;
    void take() override;

private:
    void listen();
    void takeLines();

    Form m_form;
    HttpSession m_session;
    HttpAnswers m_answers;
    std::string m_body;
    bool m_listens = false;
};

} // namespace madang::bench
