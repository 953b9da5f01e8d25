// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/state.h"

namespace madang::client
{

/// Where what was written and not sent is safe.
class DraftStore
{
public:
    virtual ~DraftStore() = default;

    /// An empty draft is forgotten.
    virtual void setDraft(const RoomId &room, const Draft &draft) = 0;
};

} // namespace madang::client
