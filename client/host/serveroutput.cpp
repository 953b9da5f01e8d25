// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/serveroutput.h"

#include <QFile>
#include <QStringList>

#include <algorithm>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto listening = "listening on "_L1;
constexpr auto invitation = "owner invitation: "_L1;

// What matters stands at the beginning; then comes a log that may be long, of which only the end is of interest.
constexpr qint64 headMost = qint64{256} * 1024;
constexpr qint64 tailMost = qint64{16} * 1024;

// What the desktop itself looks after; a server that runs without one is looked after at the desktop's next start.
constexpr qint64 wholeMost = qint64{8} * 1024 * 1024;

/// Those that were written to their end.
QStringList wholeLines(const QByteArray &bytes)
{
    QStringList lines = QString::fromUtf8(bytes).split(u'\n');
    lines.removeLast();
    lines.removeAll(QString());
    return lines;
}

void take(const QString &line, ServerOutput &output)
{
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

} // namespace

ServerOutput readServerOutput(const QString &path)
{
    ServerOutput output;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return output;
    const auto head = wholeLines(file.read(headMost));
    for (const auto &line : head)
        take(line, output);
    file.seek(std::max<qint64>(0, file.size() - tailMost));
    const auto tail = wholeLines(file.readAll());
    if (!tail.isEmpty())
        output.lastLine = tail.last();
    return output;
}

void shortenServerOutput(const QString &path)
{
    QFile file(path);
    if (file.size() <= wholeMost || !file.open(QIODevice::ReadWrite))
        return;
    const QByteArray head = file.read(tailMost);
    const QString before = path + u".1"_s;
    QFile::remove(before);
    if (QFile::copy(path, before))
        file.resize(head.lastIndexOf('\n') + 1);
}

} // namespace madang::client
