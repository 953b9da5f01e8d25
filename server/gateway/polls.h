// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/poller.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace madang::server
{

/// All who poll, each with the poller of its session.
class Polls final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Polls)

public:
    /// A request that waits for its answer; when this is gone, nobody is answered.
    class Waiting
    {
    public:
        Waiting(std::weak_ptr<Poller> poller, quint64 number)
            : m_poller(std::move(poller))
            , m_number(number)
        {
        }
        ~Waiting();
        Q_DISABLE_COPY_MOVE(Waiting)

    private:
        std::weak_ptr<Poller> m_poller;
        quint64 m_number;
    };

    explicit Polls(const PollServices &services, QObject *parent = nullptr);

    [[nodiscard]] std::unique_ptr<Waiting> ask(const PollRequest &request, Poller::Then then);
    [[nodiscard]] qsizetype size() const { return m_pollers.size(); }

private:
    [[nodiscard]] std::shared_ptr<Poller> pollerFor(const Caller &caller);
    void onOver();

    PollServices m_services;
    QHash<QString, std::shared_ptr<Poller>> m_pollers;
    quint64 m_nameless = 0; ///< requests without a session, so far
    bool m_isClearing = false;
};

} // namespace madang::server
