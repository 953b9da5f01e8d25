// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/serversentevents.h"

namespace madang::server
{

/// JSON as we write it has no line ends, so that one `data` line holds it.
QByteArray ServerSentEvents::encoded(const Frame &frame, QByteArrayView epoch) const
{
    constexpr qsizetype names = 64; // of the fields, and the number; room for all at once, not for each piece anew
    QByteArray text;
    text.reserve(frame.name.size() + epoch.size() + frame.json.size() + names);
    text.append("event: ").append(frame.name.data(), frame.name.size());
    if (frame.position)
        text.append("\nid: ").append(epoch).append('.').append(QByteArray::number(*frame.position));
    return text.append("\ndata: ").append(frame.json).append("\n\n");
}

} // namespace madang::server
