// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/serveroutput.h"

#include <QFile>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto listening = "listening on "_L1;
constexpr auto invitation = "owner invitation: "_L1;
constexpr qint64 bytesMost = qint64{1024} * 1024; // what matters stands at the beginning; the rest is a log

} // namespace

ServerOutput readServerOutput(const QString &path)
{
    ServerOutput output;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return output;
    const auto lines = QString::fromUtf8(file.read(bytesMost)).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        const bool whole = i + 1 < lines.size();
        if (!whole || line.isEmpty())
            continue;
        output.lastLine = line;
        if (line.startsWith(listening)) {
            const int port = QUrl(line.mid(listening.size()).trimmed()).port();
            if (port > 0)
                output.port = static_cast<quint16>(port);
        } else if (line.startsWith(invitation)) {
            const auto link = parseLink(line.mid(invitation.size()));
            if (link)
                output.ownerInvitation = *link;
        }
    }
    return output;
}

} // namespace madang::client
