// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/entrance/problem.h"
#include "client/host/hoststate.h"
#include "protocol/error.h"
#include "protocol/link.h"

#include <QCoreApplication>

namespace madang::ui
{

/// What went wrong, in one sentence that says what to do about it.
class Refusals
{
    Q_DECLARE_TR_FUNCTIONS(Refusals)

public:
    [[nodiscard]] static QString sentence(ErrorCode code);
    [[nodiscard]] static QString sentence(client::EntranceProblem problem);
    [[nodiscard]] static QString sentence(client::HostProblem problem);
    [[nodiscard]] static QString sentence(LinkProblem problem);
};

} // namespace madang::ui
