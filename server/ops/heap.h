// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

/// What the C library does with memory that was freed. Nothing here does anything where it is not glibc.
namespace madang::server
{

/// Lets it keep some megabytes. A server under load frees and takes the same few hundred kilobytes in every turn; given
/// back each time, they cost a tenth of the processor in calls and page faults.
void keepFreedMemory();

/// Gives everything back to the system. It is kept where anything lies behind it, so that a crowd that has left would
/// be seen in the process's size for ever. Takes some milliseconds.
void giveBackFreedMemory();

} // namespace madang::server
