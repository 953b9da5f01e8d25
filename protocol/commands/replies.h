// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json/json.h"
#include "protocol/objects.h"

/// Replies that several commands share.
namespace madang
{

/// Nothing to say but yes.
struct Done {
    bool operator==(const Done &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self & /*self*/, Fields & /*fields*/)
    {
    }
};

/// A change is in the log at `seq`. `duplicate`: it was there before, this is the first answer again.
struct Stored {
    qint64 seq = 0;
    bool duplicate = false;

    bool operator==(const Stored &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("seq", self.seq, integers::positive);
        fields.optional("duplicate", self.duplicate);
    }
};

} // namespace madang
