// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/randomid.h"

#include <QRandomGenerator>

namespace madang::server
{

QString randomId()
{
    constexpr qsizetype length = 16;
    constexpr QLatin1StringView alphabet{"0123456789abcdefghjkmnpqrstvwxyz"};
    QString id;
    id.reserve(length);
    while (id.size() < length)
        id.append(alphabet.at(static_cast<qsizetype>(QRandomGenerator::system()->bounded(32))));
    return id;
}

QString randomSecret()
{
    return QString(randomId() + randomId() + randomId());
}

} // namespace madang::server
