// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/sqlite/database.h"

namespace madang::server::sqlite
{

/// Tells the operator that the disk refuses: once when it begins, why and what helps, and once when it is over.
class Complaint
{
public:
    enum class About { Writing, Reading };

    explicit Complaint(About about)
        : m_about(about)
    {
    }

    void refused(const SqlError &error);
    void succeeded();

private:
    const About m_about;
    bool m_wasTold = false;
};

} // namespace madang::server::sqlite
