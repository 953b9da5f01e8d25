// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/traveller/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace madang::tests
{
namespace
{

using namespace client;

template <typename Value, size_t Count>
using Words = std::array<std::pair<Value, const char16_t *>, Count>;

constexpr Words<Way, 5> ways{{{Way::WebSocket, u"websocket"},
                              {Way::EventStream, u"sse"},
                              {Way::LineStream, u"stream"},
                              {Way::LongPoll, u"longpoll"},
                              {Way::Poll, u"poll"}}};
constexpr Words<Obstacle, 5> obstacles{{{Obstacle::Refused, u"refused"},
                                        {Obstacle::NoAnswer, u"no answer"},
                                        {Obstacle::FellSilent, u"fell silent"},
                                        {Obstacle::Broke, u"broke"},
                                        {Obstacle::NotChosen, u"not chosen"}}};
constexpr Words<Trial::Outcome, 3> outcomes{
    {{Trial::Outcome::Works, u"works"}, {Trial::Outcome::Failed, u"failed"}, {Trial::Outcome::Left, u"left"}}};
constexpr Words<Phase, 6> phases{{{Phase::Idle, u"idle"},
                                  {Phase::Connecting, u"connecting"},
                                  {Phase::Greeting, u"greeting"},
                                  {Phase::Live, u"live"},
                                  {Phase::Waiting, u"waiting"},
                                  {Phase::Stopped, u"stopped"}}};
constexpr Words<Trouble, 7> troubles{{{Trouble::Unreachable, u"unreachable"},
                                      {Trouble::NoAnswer, u"no answer"},
                                      {Trouble::Silent, u"silent"},
                                      {Trouble::Restarting, u"restarting"},
                                      {Trouble::Overloaded, u"overloaded"},
                                      {Trouble::Unreadable, u"unreadable"},
                                      {Trouble::Resync, u"resync"}}};

template <typename List, typename Value>
QString wordIn(const List &words, Value value)
{
    const auto found =
        std::find_if(words.begin(), words.end(), [value](const auto &each) { return each.first == value; });
    return found == words.end() ? QString() : QString::fromUtf16(found->second);
}

} // namespace

QString wordFor(Way way)
{
    return wordIn(ways, way);
}

std::optional<Way> wayCalled(const QString &word)
{
    for (const auto &[way, name] : ways) {
        if (word == QStringView(name))
            return way;
    }
    return std::nullopt;
}

QString wordFor(Obstacle obstacle)
{
    return wordIn(obstacles, obstacle);
}

QString wordFor(Trial::Outcome outcome)
{
    return wordIn(outcomes, outcome);
}

QString wordFor(Phase phase)
{
    return wordIn(phases, phase);
}

QString wordFor(Trouble trouble)
{
    return wordIn(troubles, trouble);
}

} // namespace madang::tests
