// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QString>
#include <QWidget>

#include <functional>

namespace madang::tests
{

/// All dialogs, in the states that are worth a look.
void drawDialogs(const ui::Icons &icons, const std::function<void(QWidget &dialog, const QString &name)> &save);

} // namespace madang::tests
