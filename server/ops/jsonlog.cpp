// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/jsonlog.h"

#include "server/clock.h"
#include "server/ops/logging.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace madang::server
{

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcServer, "madang.server", QtInfoMsg)

namespace
{

QString levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return u"debug"_s;
    case QtInfoMsg:
        return u"info"_s;
    case QtWarningMsg:
        return u"warning"_s;
    case QtCriticalMsg:
        return u"error"_s;
    case QtFatalMsg:
        return u"fatal"_s;
    }
    return u"error"_s;
}

/// One write() a line, so that lines of two threads never mix. What can't be written is lost: there is nowhere to say
/// so.
void writeToStandardError(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QByteArray line = logLine(SystemClock().now(), type, QString::fromUtf8(context.category), text);
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size()));
}

} // namespace

QByteArray logLine(std::chrono::milliseconds now, QtMsgType type, const QString &category, const QString &text)
{
    const QJsonObject line{
        {u"time"_s, QDateTime::fromMSecsSinceEpoch(now.count(), Qt::UTC).toString(Qt::ISODateWithMs)},
        {u"level"_s, levelName(type)},
        {u"category"_s, category},
        {u"text"_s, text},
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

void logAsJson()
{
    qInstallMessageHandler(writeToStandardError);
}

} // namespace madang::server
