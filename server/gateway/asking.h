// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/credentials.h"
#include "server/gateway/response.h"

#include <functional>

namespace madang::server
{

/// A request that is being answered. The answer may come later, once.
struct Asking {
    using Then = std::function<void(const HttpResponse &)>;

    const HttpRequest &request;
    Visitor visitor;
    Failures::Asker who; ///< is counted for it
    Then then;
};

} // namespace madang::server
