// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/order.h"

/// What can be measured. Each prints its figures as one line of JSON and returns the program's exit code.
namespace madang::bench
{

int fanout(const Order &order, const Dialect &dialect);
int acks(const Order &order, const Dialect &dialect);
int idle(const Order &order, const Dialect &dialect);
int storm(const Order &order, const Dialect &dialect);

} // namespace madang::bench
