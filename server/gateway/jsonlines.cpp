// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/jsonlines.h"

namespace madang::server
{

QList<HttpField> JsonLines::fields() const
{
    if (m_framing == Framing::UntilClose)
        return {};
    return {{"Transfer-Encoding", "chunked"}};
}

QByteArray JsonLines::encoded(const Frame &frame, QByteArrayView /*epoch*/) const
{
    return lineOf(frame.json);
}

QByteArray JsonLines::end() const
{
    return m_framing == Framing::Chunked ? QByteArray("0\r\n\r\n") : QByteArray();
}

QByteArray JsonLines::lineOf(QByteArrayView text) const
{
    constexpr qsizetype around = 32; // room for all at once, not for each piece anew
    QByteArray line;
    line.reserve(text.size() + around);
    if (m_framing == Framing::Chunked) {
        constexpr int hexadecimal = 16;
        line.append(QByteArray::number(text.size() + 1, hexadecimal)).append("\r\n");
    }
    line.append(text).append('\n');
    if (m_framing == Framing::Chunked)
        line.append("\r\n");
    return line;
}

} // namespace madang::server
