// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/complaint.h"

#include <utility>

namespace madang::server::sqlite
{
namespace
{

const char *remedyFor(const SqlError &error)
{
    if (error.isCorruption())
        return "the file is damaged: stop the server and restore the last backup";
    if (error.isFull())
        return "the disk is full: make room, and it goes on by itself";
    return "it is tried again each time; if it lasts, look at the disk (dmesg)";
}

} // namespace

void Complaint::refused(const SqlError &error)
{
    if (std::exchange(m_wasTold, true))
        return;
    qCritical("the log cannot be %s: %s (SQLite %d); %s", m_about == About::Writing ? "written" : "read",
              qPrintable(error.text), error.code, remedyFor(error));
}

void Complaint::succeeded()
{
    if (std::exchange(m_wasTold, false))
        qInfo("the log can be %s again", m_about == About::Writing ? "written" : "read");
}

} // namespace madang::server::sqlite
