// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/replicastore.h"

#include <functional>

namespace madang::client
{

/// Where what the user did is safe until the server has it.
class OutboxStore
{
public:
    virtual ~OutboxStore() = default;

    /// New, or in the place of the entry with the same id.
    virtual void put(const OutboxEntry &entry, std::function<void(Kept)> then) = 0;
    virtual void remove(const ChangeId &entry) = 0;
};

} // namespace madang::client
