// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/client/sessionworld.h"
#include "tests/support/fakeways.h"
#include "ui/connection/connectionpanel.h"

namespace madang::tests
{

/// A session, the ways that it goes by and the panel that tells of them; the test plays all the rest.
struct ConnectionDesk : World {
    FakeWays ways{transport};
    client::ConnectionLog log{{session, &ways, time, time}};
    client::Steering steering{{session, &ways, time}};
    ui::ConnectionPanel panel;

    explicit ConnectionDesk(const ui::Icons &icons)
        : panel({log, steering, time, icons})
    {
        panel.resize(300, 720);
    }

    void goesBy(const client::Passage &passage)
    {
        session.start();
        transport.opensNow();
        transport.takes(passage);
        transport.answers(welcome());
    }
    /// What is only shown now and then.
    void settle() { time.pass(ui::ConnectionPanel::refreshEvery); }
};

} // namespace madang::tests
