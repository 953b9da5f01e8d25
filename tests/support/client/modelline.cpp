// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/client/modelserver.h"

#include "protocol/expected.h"

#include <utility>

namespace madang::tests
{

ModelLine::ModelLine(ModelServer &server, UserId user)
    : m_server(server)
    , m_user(std::move(user))
{
    m_server.m_lines.append(this);
}

ModelLine::~ModelLine()
{
    m_server.m_lines.removeAll(this);
}

void ModelLine::open(const client::Endpoint & /*endpoint*/)
{
    close();
    m_open = true;
    m_opening = true;
}

void ModelLine::send(const Request &request)
{
    if (m_open)
        m_toServer.push_back(encode(request));
}

void ModelLine::close()
{
    m_open = false;
    m_opening = false;
    m_greeted = false;
    m_toServer.clear();
    m_toClient.clear();
    m_late.clear();
    m_lastEvent.clear();
}

void ModelLine::cut()
{
    if (!m_open)
        return;
    close();
    emit closed({});
}

void ModelLine::say(const QByteArray &bytes)
{
    m_toClient.push_back(bytes);
}

void ModelLine::repeat()
{
    if (m_greeted && !m_lastEvent.isEmpty())
        say(m_lastEvent);
}

void ModelLine::heartbeat()
{
    if (m_greeted)
        say(encode(Signal(Live{m_server.head()})));
}

bool ModelLine::toServer(bool replyFirst, bool replyLate)
{
    if (m_opening && m_reachable) {
        m_opening = false;
        emit opened();
        return true;
    }
    if (m_toServer.empty())
        return false;
    const auto request = parseRequest(m_toServer.front());
    m_toServer.pop_front();
    if (const auto *hello = std::get_if<Hello>(&request->command)) {
        greet(*request, *hello);
        return true;
    }
    const auto before = static_cast<std::ptrdiff_t>(m_toClient.size());
    const auto result = m_server.carryOut(m_user, request->command);
    if (!request->ref)
        return true;
    const QByteArray bytes = result ? encode(Reply{.ref = request->ref, .result = Answer(*result)})
                                    : encode(Reply{.ref = request->ref, .result = result.error()});
    if (replyLate && std::holds_alternative<History>(request->command))
        m_late.push_back(bytes);
    else if (replyFirst)
        m_toClient.insert(m_toClient.begin() + before, bytes);
    else
        say(bytes);
    return true;
}

void ModelLine::greet(const Request &request, const Hello &hello)
{
    const Welcome welcome = m_server.welcome(m_user, hello.cursor);
    m_greeted = true;
    say(encode(answer(request.ref, welcome)));
    if (welcome.resumed) {
        const auto events = m_server.replay(m_user, hello.cursor);
        for (const Event &event : events)
            say(m_lastEvent = encode(event));
    }
    heartbeat();
    // What was read elsewhere meanwhile is in no log.
    const auto rooms = m_server.roomsOf(m_user);
    for (const RoomId &id : rooms)
        say(encode(Signal(ReadMoved{.room = id, .n = m_server.room(id, m_user).readN})));
}

bool ModelLine::toClient()
{
    if (m_toClient.empty())
        return false;
    const auto message = parseServerMessage(m_toClient.front());
    m_toClient.pop_front();
    emit received(*message);
    return true;
}

bool ModelLine::lateToClient()
{
    if (m_late.empty())
        return false;
    say(std::exchange(m_late.front(), {}));
    m_late.pop_front();
    return true;
}

} // namespace madang::tests
