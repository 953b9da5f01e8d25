// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/outbox/entry.h"
#include "protocol/expected.h"

#include <functional>

namespace madang::client
{

/// Takes what the outbox sends to the server. The answer is the change's seq and comes once, later; Unavailable where
/// there is no connection, or where it was lost before the answer.
class ChangeSender
{
public:
    using Answered = std::function<void(const Expected<qint64, Error> &)>;

    virtual ~ChangeSender() = default;

    virtual void send(const OwnCommand &command, Answered answered) = 0;
};

} // namespace madang::client
