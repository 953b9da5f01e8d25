// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/namekey.h"

#include <QString>

namespace madang::server
{

QString nameKey(QStringView name)
{
    // Folding can leave what composes again, so normalise on both sides of it.
    return name.toString()
        .normalized(QString::NormalizationForm_KC)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_KC);
}

} // namespace madang::server
