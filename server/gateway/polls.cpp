// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/polls.h"

#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

Polls::Waiting::~Waiting()
{
    if (const auto poller = m_poller.lock())
        poller->forget(m_number);
}

Polls::Polls(const PollServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

std::unique_ptr<Polls::Waiting> Polls::ask(const PollRequest &request, Poller::Then then)
{
    const auto poller = pollerFor(request.follow.caller);
    return std::make_unique<Waiting>(poller, poller->ask(request, std::move(then)));
}

std::shared_ptr<Poller> Polls::pollerFor(const Caller &caller)
{
    const bool hasSession = !caller.session.isEmpty();
    // No session and no user has a blank in its name.
    const QString name =
        hasSession ? QString(caller.identity.user.value + u' ' + caller.session.value) : u" %1"_s.arg(++m_nameless);
    auto &poller = m_pollers[name];
    if (!poller || poller->isOver())
        poller = std::make_shared<Poller>(m_services, hasSession ? Poller::Stay::ForNext : Poller::Stay::ForThisOnly,
                                          [this] { onOver(); });
    return poller;
}

/// Later: it is one of them who says so.
void Polls::onOver()
{
    if (!std::exchange(m_isClearing, true))
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_isClearing = false;
                m_pollers.removeIf([](const auto &entry) { return entry.value()->isOver(); });
            },
            Qt::QueuedConnection);
}

} // namespace madang::server
