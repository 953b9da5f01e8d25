// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

namespace madang::server
{

/// Lets everybody else's threads go before this one, for good. Nothing happens elsewhere than on Linux. (Qt's
/// priorities do nothing under its ordinary scheduling.)
void stepBack();

} // namespace madang::server
