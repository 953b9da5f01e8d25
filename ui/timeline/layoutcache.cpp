// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/layoutcache.h"

#include <memory>

namespace madang::ui
{

const MessageLayout &LayoutCache::layout(const client::Row &row, const Placement &placement, const MessageStyle &style,
                                         int width)
{
    MessageLayout *known = m_layouts.object(row.id.value);
    if (known != nullptr && known->width() == width && known->placement() == placement && known->row() == row)
        return *known;
    auto made = std::make_unique<MessageLayout>(row, placement, style, width);
    const MessageLayout &layout = *made;
    m_layouts.insert(row.id.value, made.release());
    ++m_made;
    return layout;
}

} // namespace madang::ui
