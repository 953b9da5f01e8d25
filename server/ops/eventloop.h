// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaObject>

#include <functional>

class QObject;

namespace madang::server::eventloop
{

/// Gives the program its event loop: our own on Linux, elsewhere Qt's. To be called before there is an application
/// object.
void install();

/// Calls `then` at the end of each turn of this thread's loop for as long as `context` lives. Invalid where the loop is
/// not ours and knows no such moment.
QMetaObject::Connection atTurnEnd(QObject &context, std::function<void()> then);

} // namespace madang::server::eventloop
