// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/dialect.h"

#include "tests/bench/load/pollclient.h"
#include "tests/bench/load/streamclient.h"
#include "tests/bench/load/webclient.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <random>

namespace madang::bench
{

using namespace std::chrono_literals;

namespace
{

constexpr std::string_view mark = "~T";
constexpr size_t stampDigits = 16;

/// Of version 7, as our desktop makes them: they begin with the time.
std::string uuid()
{
    static std::mt19937_64 random{std::random_device{}()};
    std::array<char, 37> text{};
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto at = static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    const uint64_t high = random();
    const uint64_t low = random();
    std::snprintf(text.data(), text.size(), "%08x-%04x-7%03x-a%03x-%012llx", static_cast<unsigned>(at >> 16U),
                  static_cast<unsigned>(at & 0xffffU), static_cast<unsigned>(high & 0xfffU),
                  static_cast<unsigned>(low >> 52U), static_cast<unsigned long long>(low & 0xffffffffffffU));
    return text.data();
}

/// What a message of a chat carries beside its text, for servers that have no form of their own: as many bytes as ours.
std::string enveloped(std::string_view text)
{
    static uint64_t number = 0;
    ++number;
    return R"({"ev":"message.posted","seq":)" + std::to_string(number) +
           R"(,"room":"rAbCdEfGhIjKlMnOpQrStU","by":"uAbCdEfGhIjKlMnOpQrStU","at":1763630000123,"id":")" + uuid() +
           R"(","n":)" + std::to_string(number) + R"(,"text":")" + std::string(text) + "\"}";
}

Meaning deliveryIn(std::string_view message)
{
    const auto stamp = stampIn(message);
    return stamp ? Meaning{Meaning::Kind::Delivery, *stamp} : Meaning{};
}

class Madang final : public Dialect
{
public:
    explicit Madang(const DialectOptions &options)
        : m_options(options)
    {
    }

    std::unique_ptr<Client> connect(uint16_t port, uint64_t tag, Role role, Client::Heard heard) const override
    {
        if (role == Role::Speaks || m_options.way == "websocket")
            return std::make_unique<WebClient>(port, "/api/v1/ws", "madang.v1", std::move(heard));
        const HttpSession session{accountOf(tag).token, uuid(), m_options.cursor};
        if (m_options.way == "sse")
            return std::make_unique<StreamClient>(port, StreamClient::Form::EventStream, session, std::move(heard));
        if (m_options.way == "stream")
            return std::make_unique<StreamClient>(port, StreamClient::Form::Lines, session, std::move(heard));
        const PollClient::Pace pace =
            m_options.way == "poll" ? PollClient::Pace{"0", 500ms} : PollClient::Pace{"10", 0ms};
        return std::make_unique<PollClient>(port, pace, session, std::move(heard));
    }

    Meaning hear(Client &client, std::string_view message) const override
    {
        if (message.empty()) {
            greet(client);
            return {};
        }
        if (!client.isReady && m_options.way != "websocket" && message.find(R"("cursor":)") != std::string_view::npos)
            return {Meaning::Kind::Ready, 0};        // an answer to hello or to a poll, or the first `live`
        const size_t re = message.rfind(R"("re":)"); // its keys are in alphabetical order
        if (re == std::string_view::npos || re + 30 < message.size())
            return deliveryIn(message);
        if (message.find(R"("error":)") != std::string_view::npos) {
            std::fprintf(stderr, "refused: %.*s\n", static_cast<int>(message.size()), message.data());
            return {};
        }
        uint64_t ref = 0;
        std::from_chars(message.data() + re + 5, message.data() + message.size(), ref);
        return ref == 1 ? Meaning{Meaning::Kind::Ready, 0} : Meaning{Meaning::Kind::Acknowledgement, ref};
    }

    void publish(Client &client, std::string_view text, uint64_t number) const override
    {
        client.send(R"({"do":"post","ref":)" + std::to_string(number) + R"(,"room":")" + accountOf(client.tag).room +
                    R"(","id":")" + uuid() + R"(","text":")" + std::string(text) + "\"}");
    }

private:
    const Account &accountOf(uint64_t tag) const { return m_options.accounts.at(tag % m_options.accounts.size()); }

    void greet(Client &client) const
    {
        std::string hello = R"({"do":"hello","ref":1,"client":{"name":"bench","version":"1"},"watch":[],"token":")" +
                            accountOf(client.tag).token + R"(","session":")" + uuid() + '"';
        if (!m_options.cursor.empty())
            hello += R"(,"cursor":")" + m_options.cursor + '"';
        client.send(hello + '}');
    }

    DialectOptions m_options;
};

class Nchan final : public Dialect
{
public:
    std::unique_ptr<Client> connect(uint16_t port, uint64_t /*tag*/, Role role, Client::Heard heard) const override
    {
        return std::make_unique<WebClient>(port, role == Role::Speaks ? "/pub" : "/sub", std::string(),
                                           std::move(heard));
    }

    Meaning hear(Client & /*client*/, std::string_view message) const override
    {
        return message.empty() ? Meaning{Meaning::Kind::Ready, 0} : deliveryIn(message);
    }

    void publish(Client &client, std::string_view text, uint64_t /*number*/) const override
    {
        client.send(enveloped(text));
    }
};

class PlainWebSocket final : public Dialect
{
public:
    std::unique_ptr<Client> connect(uint16_t port, uint64_t /*tag*/, Role /*role*/, Client::Heard heard) const override
    {
        return std::make_unique<WebClient>(port, "/", std::string(), std::move(heard));
    }

    Meaning hear(Client & /*client*/, std::string_view message) const override
    {
        return message.empty() ? Meaning{Meaning::Kind::Ready, 0} : deliveryIn(message);
    }

    void publish(Client &client, std::string_view text, uint64_t /*number*/) const override
    {
        client.send(enveloped(text));
    }
};

/// Engine.IO's and Socket.IO's packets are marked by their first digits.
class SocketIo final : public Dialect
{
public:
    std::unique_ptr<Client> connect(uint16_t port, uint64_t /*tag*/, Role /*role*/, Client::Heard heard) const override
    {
        return std::make_unique<WebClient>(port, "/socket.io/?EIO=4&transport=websocket", std::string(),
                                           std::move(heard));
    }

    Meaning hear(Client &client, std::string_view message) const override
    {
        if (message.starts_with("42"))
            return deliveryIn(message);
        if (message.starts_with("40"))
            return {Meaning::Kind::Ready, 0};
        if (message.starts_with('0'))
            client.send("40");
        else if (message.starts_with('2'))
            client.send("3");
        return {};
    }

    void publish(Client &client, std::string_view text, uint64_t /*number*/) const override
    {
        client.send(R"(42["m",)" + enveloped(text) + ']');
    }
};

} // namespace

std::unique_ptr<Dialect> dialect(const DialectOptions &options)
{
    constexpr std::array<std::string_view, 5> ways{"websocket", "sse", "stream", "longpoll", "poll"};
    if (std::find(ways.begin(), ways.end(), options.way) == ways.end())
        return nullptr;
    if (options.name == "madang")
        return std::make_unique<Madang>(options);
    if (options.name == "nchan")
        return std::make_unique<Nchan>();
    if (options.name == "socketio")
        return std::make_unique<SocketIo>();
    if (options.name == "ws")
        return std::make_unique<PlainWebSocket>();
    return nullptr;
}

std::string stamped(uint64_t moment, size_t bytes)
{
    std::array<char, stampDigits + 1> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(moment));
    std::string text(mark);
    text += digits.data();
    text.resize(std::max(bytes, text.size()), '.');
    return text;
}

std::optional<uint64_t> stampIn(std::string_view message)
{
    const size_t at = message.find(mark);
    if (at == std::string_view::npos || message.size() < at + mark.size() + stampDigits)
        return std::nullopt;
    uint64_t moment = 0;
    const char *const first = message.data() + at + mark.size();
    std::from_chars(first, first + stampDigits, moment, 16);
    return moment;
}

} // namespace madang::bench
