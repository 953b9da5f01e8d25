// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/gap.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>

namespace madang::ui
{

void addGap(QBoxLayout &column, const Theme &theme, Gap gap)
{
    auto *space = new QSpacerItem(0, 0);
    column.addSpacerItem(space);
    theme.follow(&column, [&column, &theme, space, gap] {
        space->changeSize(0, theme.px(gap.height), QSizePolicy::Minimum, gap.policy);
        column.invalidate();
    });
}

} // namespace madang::ui
