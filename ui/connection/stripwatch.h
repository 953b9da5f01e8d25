// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/clock.h"
#include "ui/connection/striprules.h"

#include <QObject>
#include <QTimer>

namespace madang::ui
{

/// Looks at the clock for the StripRules while they wait for something, and says when the strip has to change.
class StripWatch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StripWatch)

public:
    explicit StripWatch(const client::Clock &clock, QObject *parent = nullptr);

    void setFacts(const LinkFacts &facts);

public slots:
    /// The own timer calls it, and tests do.
    void tick();

signals:
    void changed(const madang::ui::StripState &state);

private:
    const client::Clock &m_clock;
    StripRules m_rules;
    StripState m_shown;
    QTimer m_timer;
};

} // namespace madang::ui
