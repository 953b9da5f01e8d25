// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/json/document.h"

#include "protocol/limits.h"

#include <QJsonParseError>

namespace madang::json
{

using namespace Qt::StringLiterals;

bool isTooDeep(QByteArrayView bytes, int most)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > most)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

Error tooDeep()
{
    return badRequest(u"nested deeper than %1"_s.arg(limits::depth));
}

Expected<QJsonDocument, Error> parseDocument(QByteArrayView bytes, qsizetype bytesMost, int depthMost)
{
    if (bytes.size() > bytesMost)
        return Unexpected(Error{ErrorCode::TooLarge, u"more than %1 bytes"_s.arg(bytesMost)});
    if (isTooDeep(bytes, depthMost))
        return Unexpected(tooDeep());
    QJsonParseError problem;
    auto document = QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()), &problem);
    if (problem.error != QJsonParseError::NoError)
        return Unexpected(badRequest(u"not JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset)));
    return document;
}

Expected<QJsonObject, Error> objectIn(const QJsonDocument &document)
{
    if (!document.isObject())
        return Unexpected(badRequest(u"not a JSON object"_s));
    return document.object();
}

} // namespace madang::json
