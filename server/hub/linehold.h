// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"
#include "server/hub/sessions.h"

#include <memory>
#include <unordered_set>

namespace madang::server
{

/// Keeps a line for as long as its connection is there, and tells whom it concerns when it is gone.
class LineHold
{
public:
    struct House {
        Sessions &sessions;
        std::unordered_set<std::shared_ptr<Line>> &lines; ///< all that are held
        const Clock &clock;
    };

    LineHold(const House &house, Outlet &outlet, Line::Use use)
        : m_house(house)
        , m_line(std::make_shared<Line>(outlet, use))
    {
        m_house.lines.insert(m_line);
    }
    ~LineHold()
    {
        m_line->cut();
        m_house.sessions.detach(m_line, m_house.clock.steady());
        m_house.lines.erase(m_line);
    }
    Q_DISABLE_COPY_MOVE(LineHold)

    [[nodiscard]] const std::shared_ptr<Line> &line() const { return m_line; }

private:
    House m_house;
    std::shared_ptr<Line> m_line;
};

} // namespace madang::server
