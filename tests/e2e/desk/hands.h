// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>

/// Carries out what a test asks for, with the mouse and the keyboard as far as a person would use them.
namespace hands
{

/// `order` is one line of the test's; the answer is `{"ok":true,...}` or `{"error":"..."}`.
///
///     look                      what is to be seen
///     click    name             a button
///     fill     name text        puts text into a field and presses Enter with "enter":true
///     write    text             types into the composer and presses Enter

///     room     name             chooses a room in the sidebar
///     readAll                   every message of the open room, from the first to the last, as the timeline shows it
///     shoot    file             a picture of the window
///     edit     text to           an own message of the open room
///     press    keys name        a key sequence, in a named widget or where the focus is
///     size     width height
///     quit
[[nodiscard]] QJsonObject carryOut(const QJsonObject &order);

} // namespace hands
