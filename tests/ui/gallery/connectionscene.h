// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/client/workspaceworld.h"
#include "tests/support/fakeways.h"
#include "ui/main/workspacepage.h"
#include "ui/theme/icons.h"

#include <QString>

#include <functional>
#include <vector>

namespace madang::tests
{

/// A whole page whose connection goes the way that a picture wants.
struct ConnectionScene : WorkspaceWorld {
    FakeWays ways{transport};
    ui::WorkspacePage page;

    enum class Panel { Closed, Open };

    explicit ConnectionScene(const ui::Icons &icons, QSize size);

    /// Into two rooms, over such a way; what happened on the way there is told by `before`.
    void goesBy(const client::Passage &passage, const std::function<void()> &before = {});
    void converse(client::Way way);
    /// The server is asked, and answers, for a while.
    void beats();
    void open(Panel panel);
    /// All that waits for the clock or for the event loop.
    void settle();
    void presses(const QString &objectName);
};

/// One picture.
struct ConnectionShot {
    QString name;
    std::function<void(ConnectionScene &)> play;
    QSize size{1120, 720};
};
[[nodiscard]] std::vector<ConnectionShot> connectionShots();

} // namespace madang::tests
