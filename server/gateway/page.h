// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/response.h"

namespace madang::server
{

/// What a browser sees at "/": where it is, in both languages, with nothing from elsewhere.
[[nodiscard]] HttpResponse page();

} // namespace madang::server
