// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/derivedid.h"

#include <QUuid>

namespace madang::server
{

QString derivedId(const QStringList &parts)
{
    // Ours alone, made once; any other value would give other ids to the same things.
    static const QUuid space(0x6d616461, 0x6e67, 0x4d41, 0x90, 0x0d, 0x6d, 0x61, 0x64, 0x61, 0x6e, 0x67);
    return QUuid::createUuidV5(space, parts.join(QChar::LineFeed)).toString(QUuid::WithoutBraces);
}

} // namespace madang::server
