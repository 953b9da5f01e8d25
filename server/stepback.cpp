// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/stepback.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace madang::server
{

#ifdef Q_OS_LINUX

namespace
{

/// The kernel's struct sched_attr, which not every C library has.
struct Scheduling {
    quint32 size = sizeof(Scheduling);
    quint32 policy = SCHED_OTHER;
    quint64 flags = 0;
    qint32 nice = 0;
    quint32 priority = 0;
    quint64 runtime = 0; ///< nanoseconds; under SCHED_OTHER the slice, which kernels before 6.12 ignore
    quint64 deadline = 0;
    quint64 period = 0;
};

constexpr int niceness = 10; // of 19, which would be an eighth of that beside other programs

bool setScheduling()
{
    // Whose slice is shorter and who has been woken gets the processor at once. The kernel's own are up to 3 ms.
    constexpr quint64 longSlice = 10'000'000;
    const Scheduling scheduling{.nice = niceness, .runtime = longSlice};
    return ::syscall(SYS_sched_setattr, 0, &scheduling, 0) == 0 ||
           ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness) == 0;
}

} // namespace

void stepBack()
{
    thread_local const bool isSet = setScheduling();
    Q_UNUSED(isSet);
}

#else

void stepBack()
{
}

#endif

} // namespace madang::server
