// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/access.h"

namespace madang::client
{

using namespace Qt::StringLiterals;

Hello Access::hello(Cursors cursors) const
{
    const auto resumed = cursors == Cursors::Resume ? cursor() : std::nullopt;
    return {.token = token(),
            .session = session,
            .cursor = resumed ? toText(*resumed) : QString(),
            .client = {.name = u"madang"_s, .version = QStringLiteral(MADANG_VERSION)},
            .watch = watch ? watch() : std::nullopt};
}

} // namespace madang::client
