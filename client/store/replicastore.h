// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/batch.h"

#include <functional>

namespace madang::client
{

/// Whether something is safe now.
enum class Kept {
    OnDisk,
    InMemory, ///< the disk refuses; it is tried again, in order, for as long as the program runs
};

/// Where the replica lives between two runs. Answers come later, in the caller's event loop, in the order of the calls.
class ReplicaStore
{
public:
    virtual ~ReplicaStore() = default;

    /// What was there when the program ended; nothing of it where there was nothing, or nothing readable. First of all.
    virtual void open(std::function<void(const ClientState &)> then) = 0;
    /// Steps and cursor in one transaction.
    virtual void apply(const Batch &batch, std::function<void(Kept)> then) = 0;
};

} // namespace madang::client
