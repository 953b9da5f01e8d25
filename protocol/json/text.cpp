// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/json/text.h"

namespace madang::json
{
namespace
{

/// What can't stand in a string as it is; a surrogate without its other half has no UTF-8.
bool isEscaped(QStringView text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c == u'"' || c == u'\\' || c < u' ')
        return true;
    if (c.isHighSurrogate())
        return at + 1 == text.size() || !text.at(at + 1).isLowSurrogate();
    return c.isLowSurrogate() && (at == 0 || !text.at(at - 1).isHighSurrogate());
}

void appendEscaped(QByteArray &out, QChar c)
{
    if (c == u'"' || c == u'\\') {
        out += '\\';
        out += c.toLatin1();
    } else if (c == u'\n') {
        out += "\\n";
    } else {
        constexpr int hexadecimal = 16;
        out += "\\u" + QByteArray::number(c.unicode(), hexadecimal).rightJustified(4, '0');
    }
}

} // namespace

void append(QByteArray &out, bool value)
{
    out += value ? "true" : "false";
}

void append(QByteArray &out, qint64 value)
{
    out += QByteArray::number(value);
}

void append(QByteArray &out, std::chrono::milliseconds value)
{
    append(out, static_cast<qint64>(value.count()));
}

void append(QByteArray &out, QStringView value)
{
    out += '"';
    qsizetype plain = 0; // where what needs no care begins
    for (qsizetype at = 0; at < value.size(); ++at) {
        if (!isEscaped(value, at))
            continue;
        out += value.sliced(plain, at - plain).toUtf8();
        appendEscaped(out, value.at(at));
        plain = at + 1;
    }
    out += value.sliced(plain).toUtf8();
    out += '"';
}

void append(QByteArray &out, QLatin1StringView word)
{
    out += '"';
    out += QByteArrayView(word.data(), word.size());
    out += '"';
}

void append(QByteArray &out, const Cursor &value)
{
    append(out, QStringView(toText(value)));
}

} // namespace madang::json
