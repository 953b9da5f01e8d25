// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/messagelayout.h"

#include <QCache>

namespace madang::ui
{

/// The layouts of the messages that were last on screen. One that was made for another content, place or width is made
/// anew; when the style changes, all are forgotten.
class LayoutCache
{
public:
    /// Valid until the next call.
    const MessageLayout &layout(const client::Row &row, const Placement &placement, const MessageStyle &style,
                                int width);
    void clear() { m_layouts.clear(); }
    [[nodiscard]] int made() const { return m_made; } ///< how many were, for tests

private:
    static constexpr int kept = 256;

    QCache<QString, MessageLayout> m_layouts{kept};
    int m_made = 0;
};

} // namespace madang::ui
