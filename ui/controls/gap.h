// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QSizePolicy>

class QBoxLayout;

namespace madang::ui
{

class Theme;

/// Space between two things in a column that grows with the text.
struct Gap {
    int height = 0; ///< in pixels of the design
    QSizePolicy::Policy policy = QSizePolicy::Fixed;
};
void addGap(QBoxLayout &column, const Theme &theme, Gap gap);

} // namespace madang::ui
