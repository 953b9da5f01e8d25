// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/transport.h"

#include <QNetworkReply>

namespace madang::client
{

/// What came back for a request, from our server or from somebody on the way.
struct HttpReturn {
    int status = 0; ///< 0: no answer in HTTP
    QByteArray body{};
    QNetworkReply::NetworkError trouble = QNetworkReply::NoError;

    [[nodiscard]] bool isGood() const { return status == 200; }
};

/// What there is of it now; its body, as far as it may be long.
[[nodiscard]] HttpReturn returnOf(QNetworkReply &reply);
/// The refusal of our server; nothing where somebody else speaks.
[[nodiscard]] std::optional<Error> refusalIn(const HttpReturn &answer);
/// What one that was not good means for a way, where nobody waits for the refusal itself.
[[nodiscard]] Closing closingFor(const HttpReturn &answer);

} // namespace madang::client
