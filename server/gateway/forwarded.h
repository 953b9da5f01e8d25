// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ops/networks.h"

#include <QByteArrayList>

namespace madang::server
{

/// Who asks, where `peer` connected and said X-Forwarded-For, field by field. Each proxy adds whom it was asked by at
/// the right, so from there on the first who is no proxy of ours is the client; what stands to the left of it is only
/// the client's word. Behind what is no address it is the last proxy that was named.
[[nodiscard]] QHostAddress clientBehind(const Networks &proxies, const QHostAddress &peer,
                                        const QByteArrayList &forwardedFor);

} // namespace madang::server
