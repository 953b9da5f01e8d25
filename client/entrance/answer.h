// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/entrance/problem.h"
#include "protocol/expected.h"
#include "protocol/signin.h"

#include <QByteArray>

namespace madang::client
{

/// What came back for a request to come in, as HTTP has it.
struct HttpAnswer {
    int status = 0;    ///< 0: none came
    bool sent = false; ///< whether the request may have reached the server
    QByteArray body{};
    QString trouble{}; ///< the network's own words
};

/// The answer's meaning. Whatever it holds, the result is a value.
[[nodiscard]] Expected<SignedIn, EntranceFailure> readAnswer(const HttpAnswer &answer);

} // namespace madang::client
