// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/ownerlink.h"

#include "client/host/serverprocess.h"

#include <QProcess>

#include <utility>

namespace madang::client
{

using namespace Qt::StringLiterals;

OwnerLink::OwnerLink(Alarms &alarms, QObject *parent)
    : QObject(parent)
    , m_deadline(alarms.make())
{
}

OwnerLink::~OwnerLink()
{
    cancel();
}

void OwnerLink::ask(const QString &folder, Then then)
{
    cancel();
    m_then = std::move(then);
    m_process = new QProcess(this);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::finished, this, [this](int code) {
        const auto link = parseLink(QString::fromUtf8(m_process->readAllStandardOutput()).trimmed());
        answer(code == 0 && link ? std::optional(*link) : std::nullopt);
    });
    connect(
        m_process, &QProcess::errorOccurred, this, [this] { answer({}); }, Qt::QueuedConnection);
    m_deadline->set(answerMost, [this] { answer({}); });
    m_process->start(findServerProgram().value_or(QString()), {u"reset"_s, u"--data"_s, folder});
}

void OwnerLink::cancel()
{
    m_deadline->cancel();
    m_then = {};
    if (QProcess *process = std::exchange(m_process, nullptr)) {
        process->disconnect(this);
        process->kill();
        process->deleteLater();
    }
}

void OwnerLink::answer(const std::optional<Link> &link)
{
    const auto then = std::exchange(m_then, {});
    cancel();
    then(link);
}

} // namespace madang::client
