// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/streamclient.h"

#include <utility>

namespace madang::bench
{

namespace
{

constexpr std::string_view data = "data: ";

} // namespace

StreamClient::StreamClient(uint16_t port, Form form, HttpSession session, Heard heard)
    : Client(port, std::move(heard))
    , m_form(form)
    , m_session(std::move(session))
{
}

void StreamClient::begin()
{
    write(m_session.hello());
}

void StreamClient::take()
{
    m_answers.read(received(), m_body);
    if (m_answers.isRefused())
        breakOff();
    else if (m_listens)
        takeLines();
    else if (m_answers.isWhole())
        listen();
    spare();
}

void StreamClient::listen()
{
    m_session.takeCursor(std::exchange(m_body, {}));
    m_answers.next();
    m_listens = true;
    write(m_session.events(m_form == Form::EventStream ? "text/event-stream" : "application/x-ndjson"));
}

void StreamClient::takeLines()
{
    std::string_view rest = m_body;
    for (size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        if (m_form == Form::Lines && !line.empty())
            hear(line);
        else if (m_form == Form::EventStream && line.starts_with(data))
            hear(line.substr(data.size()));
    }
    m_body.erase(0, m_body.size() - rest.size());
    if (m_body.empty())
        m_body.shrink_to_fit();
}

} // namespace madang::bench
