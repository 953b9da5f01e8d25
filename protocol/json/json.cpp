// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/json/json.h"

#include <cmath>

namespace madang::json
{

using namespace Qt::StringLiterals;

bool read(const QJsonValue &value, bool &out)
{
    if (!value.isBool())
        return false;
    out = value.toBool();
    return true;
}

bool read(const QJsonValue &value, qint64 &out, const IntegerRule &rule)
{
    if (!value.isDouble())
        return false;
    const double number = value.toDouble();
    // Above 2^53 a double no longer tells neighbours apart, so the check has to come before the conversion.
    if (std::abs(number) > static_cast<double>(limits::integerMax) || std::trunc(number) != number)
        return false;
    const auto whole = static_cast<qint64>(number);
    if (whole < rule.least || whole > rule.most)
        return false;
    out = whole;
    return true;
}

bool read(const QJsonValue &value, std::chrono::milliseconds &out)
{
    qint64 count = 0;
    if (!read(value, count, integers::any))
        return false;
    out = std::chrono::milliseconds(count);
    return true;
}

bool read(const QJsonValue &value, QString &out, const rules::TextRule &rule)
{
    if (!value.isString())
        return false;
    auto clean = rules::cleaned(value.toString(), rule);
    if (!clean)
        return false;
    out = std::move(*clean);
    return true;
}

bool read(const QJsonValue &value, Cursor &out)
{
    auto cursor = cursorFromText(value.toString());
    if (!cursor)
        return false;
    out = std::move(*cursor);
    return true;
}

bool readId(const QJsonValue &value, QString &out)
{
    const QString text = value.toString();
    if (!rules::isId(text))
        return false;
    out = text;
    return true;
}

bool readUuid(const QJsonValue &value, QString &out)
{
    const QString text = value.toString();
    if (!rules::isUuid(text))
        return false;
    out = text;
    return true;
}

void Reader::fail(const char *name, const QJsonValue &value, const rules::TextRule &rule)
{
    const bool isMessage = rule.lines == rules::Lines::Many;
    if (m_error || !isMessage || !value.isString() || rules::codePoints(value.toString()) <= rule.most)
        fail(name, "has a wrong type or value");
    else
        m_error =
            Error{ErrorCode::TooLarge, QLatin1StringView(name) + u" has more than %1 code points"_s.arg(rule.most)};
}

void Reader::fail(const char *name, const char *what)
{
    if (!m_error)
        m_error = badRequest(QLatin1StringView(name) + u' ' + QLatin1StringView(what));
}

} // namespace madang::json
