// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/transport.h"

#include <QMetaType>

#include <chrono>

namespace madang::client
{

/// One attempt at one way, as it ended.
struct Trial {
    enum class Outcome {
        Works,  ///< an answer came over it
        Failed, ///< see the obstacle
        Left,   ///< another was better, or it is not needed any more
    };

    Way way = Way::WebSocket;
    Outcome outcome = Outcome::Works;
    std::optional<Obstacle> obstacle{};
    std::chrono::milliseconds took{};
    bool isProbe = false; ///< beside a way that worked, whether there is a better one by now

    bool operator==(const Trial &) const = default;
};

/// A transport that finds its way by itself, as a person sees and steers it.
class Ways : public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ways)

public:
    using Transport::Transport;

    /// From now on this one only; nothing: the best that works.
    virtual void choose(std::optional<Way> way) = 0;
    [[nodiscard]] virtual std::optional<Way> chosen() const = 0;
    /// Looks at once whether a better way works by now.
    virtual void lookUpwards() = 0;

signals:
    void tried(const madang::client::Trial &trial);
};

} // namespace madang::client

Q_DECLARE_METATYPE(madang::client::Trial)
