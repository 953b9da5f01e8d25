// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"

#include <QByteArrayView>
#include <QJsonDocument>
#include <QJsonObject>

/// From bytes that anybody sent to a JSON document: nothing is built for what is too large or nested too deep.
namespace madang::json
{

/// Of at most so many bytes and levels.
[[nodiscard]] Expected<QJsonDocument, Error> parseDocument(QByteArrayView bytes, qsizetype bytesMost, int depthMost);
[[nodiscard]] Expected<QJsonObject, Error> objectIn(const QJsonDocument &document);

/// Whether brackets are nested deeper than `most`; those in strings don't count.
[[nodiscard]] bool isTooDeep(QByteArrayView bytes, int most);
[[nodiscard]] Error tooDeep();

} // namespace madang::json
