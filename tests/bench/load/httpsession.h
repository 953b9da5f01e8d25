// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace madang::bench
{

/// What somebody asks over HTTP, as text: a session that says hello and then listens from a cursor.
struct HttpSession {
    std::string token;
    std::string session;
    std::string cursor;

    /// Hello, with which it wants nobody's presence.
    [[nodiscard]] std::string hello() const;
    /// `wait` in whole seconds, for polls only.
    [[nodiscard]] std::string events(std::string_view accept, std::string_view wait = {}) const;
    /// Goes on from the cursor that an answer names.
    void takeCursor(std::string_view body);
};

} // namespace madang::bench
