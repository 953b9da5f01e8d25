// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/heap.h"

#include <cstdlib> // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace madang::server
{

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int kept = 8 * 1024 * 1024;   // of each thread's heap
    constexpr int mappedFrom = 1024 * 1024; // larger blocks go back at once
    ::mallopt(M_TRIM_THRESHOLD, kept);
    ::mallopt(M_MMAP_THRESHOLD, mappedFrom);
#endif
}

void giveBackFreedMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace madang::server
