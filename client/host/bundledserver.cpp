// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/bundledserver.h"

#include "client/account/profile.h"
#include "client/host/hostsettings.h"
#include "client/host/network.h"
#include "client/host/serveroutput.h"

#include <QFile>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

const auto thisComputer = u"127.0.0.1"_s;

quint16 portIn(const QString &folder)
{
    QFile file(folder + u"/port"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toUShort() : quint16{0};
}

QStringList argumentsFor(const QString &folder, const HostSettings &settings, quint16 port)
{
    const QString host = settings.reach == Reach::Network ? u"0.0.0.0"_s : thisComputer;
    QStringList arguments{u"--data"_s, folder, u"--listen"_s, u"%1:%2"_s.arg(host).arg(port)};
    if (!settings.name.isEmpty())
        arguments << u"--name"_s << settings.name;
    return arguments;
}

} // namespace

BundledServer::BundledServer(const Parts &parts, QString folder, QObject *parent)
    : QObject(parent)
    , m_clock(parts.clock)
    , m_folder(std::move(folder))
    , m_poll(parts.alarms.make())
    , m_health(parts.alarms)
    , m_backoff(parts.dice)
{
    m_state.reach = readHostSettings(m_folder).reach;
}

bool BundledServer::exists() const
{
    return readHostSettings(m_folder).port.has_value();
}

void BundledServer::start(const QString &name)
{
    if (m_state.phase != HostPhase::Stopped && m_state.phase != HostPhase::Failed)
        return;
    m_ends = 0;
    m_backoff.reset();
    m_state.problem.reset();
    m_state.detail.clear();
    auto settings = readHostSettings(m_folder);
    if (!name.isEmpty())
        settings.name = name;
    if (!Profile::open(m_folder) || !writeHostSettings(m_folder, settings))
        return fail(HostProblem::NoFolder, m_folder);
    m_process = ServerProcess::find(m_folder);
    enter(HostPhase::Looking);
    emit stateChanged(m_state);
    look();
}

void BundledServer::stop()
{
    end(AfterStop::Rest);
}

void BundledServer::letOthersIn(Reach reach)
{
    if (reach == m_state.reach)
        return;
    auto settings = readHostSettings(m_folder);
    settings.reach = reach;
    if (!writeHostSettings(m_folder, settings))
        return fail(HostProblem::NoFolder, m_folder);
    m_state.reach = reach;
    if (m_state.phase == HostPhase::Stopped || m_state.phase == HostPhase::Failed)
        emit stateChanged(m_state);
    else if (m_state.phase != HostPhase::Stopping)
        end(AfterStop::Launch);
}

std::optional<Link> BundledServer::ownerInvitation() const
{
    auto link = readServerOutput(outputFile()).ownerInvitation;
    if (link) {
        link->host = thisComputer;
        link->port = m_state.port;
    }
    return link;
}

Endpoint BundledServer::endpoint() const
{
    return {.host = thisComputer, .port = m_state.port};
}

QList<Endpoint> BundledServer::endpointsForOthers() const
{
    QList<Endpoint> endpoints;
    const auto addresses = m_state.reach == Reach::Network ? networkAddresses() : QStringList();
    for (const auto &address : addresses)
        endpoints.append({.host = address, .port = m_state.port});
    return endpoints.isEmpty() ? QList<Endpoint>{endpoint()} : endpoints;
}

/// One that was started before may still be starting, or may be stuck.
void BundledServer::look()
{
    if (!isAlive())
        return launch();
    if (inPhase() > lookMost)
        return end(AfterStop::Launch);
    if (const quint16 port = portIn(m_folder))
        check(port, &BundledServer::look);
    else
        m_poll->set(pollEvery, [this] { look(); });
}

void BundledServer::launch()
{
    const auto program = findServerProgram();
    if (!program)
        return fail(HostProblem::NoProgram);
    const auto settings = readHostSettings(m_folder);
    const auto port = freePort(settings.port.value_or(Link::defaultPort), settings.reach);
    if (!port)
        return fail(HostProblem::NoPort);
    const QString before = outputFile() + u".1"_s;
    QFile::remove(before);
    QFile::rename(outputFile(), before);
    m_process = ServerProcess::start({.program = *program,
                                      .arguments = argumentsFor(m_folder, settings, *port),
                                      .outputFile = outputFile(),
                                      .folder = m_folder});
    if (!m_process)
        return fail(HostProblem::NoProgram, *program);
    enter(HostPhase::Starting);
    emit stateChanged(m_state);
    m_poll->set(pollEvery, [this] { watchStart(); });
}

void BundledServer::watchStart()
{
    const auto output = readServerOutput(outputFile());
    if (!isAlive() || inPhase() > startMost)
        return ended(output.lastLine);
    if (output.port)
        check(*output.port, &BundledServer::watchStart);
    else
        m_poll->set(pollEvery, [this] { watchStart(); });
}

/// Goes on to Running if the server is well, else asks `again` a little later.
void BundledServer::check(quint16 port, void (BundledServer::*again)())
{
    m_health.ask(port, [this, port, again](Health health) {
        if (health == Health::Well)
            run(port);
        else
            m_poll->set(pollEvery, [this, again] { (this->*again)(); });
    });
}

void BundledServer::run(quint16 port)
{
    auto settings = readHostSettings(m_folder);
    enter(HostPhase::Running);
    m_state.port = port;
    m_state.portWasTaken = port != settings.port.value_or(Link::defaultPort);
    m_state.problem.reset();
    m_state.detail.clear();
    if (!settings.port) {
        settings.port = port;
        if (!writeHostSettings(m_folder, settings))
            m_state.problem = HostProblem::NoFolder;
    }
    m_poll->set(watchEvery, [this] { watchRun(); });
    emit stateChanged(m_state);
}

void BundledServer::watchRun()
{
    if (!isAlive())
        return ended(readServerOutput(outputFile()).lastLine);
    shortenServerOutput(outputFile());
    m_poll->set(watchEvery, [this] { watchRun(); });
}

void BundledServer::ended(const QString &lastWords)
{
    if (m_state.phase == HostPhase::Running && inPhase() >= provenAfter) {
        m_ends = 0;
        m_backoff.reset();
    }
    if (m_process)
        m_process->insist(); // one that never listened may still be there
    if (++m_ends >= endsMost)
        return fail(HostProblem::KeepsEnding, lastWords);
    const auto wait = m_backoff.next();
    enter(HostPhase::Waiting);
    m_state.detail = lastWords;
    m_state.nextTry = m_clock.steady() + wait;
    m_poll->set(wait, [this] { launch(); });
    emit stateChanged(m_state);
}

void BundledServer::end(AfterStop then)
{
    m_afterStop = then;
    if (m_state.phase == HostPhase::Stopping)
        return;
    if (!m_process)
        m_process = ServerProcess::find(m_folder);
    if (!isAlive())
        return rest();
    m_process->end();
    enter(HostPhase::Stopping);
    m_poll->set(pollEvery, [this] { watchEnd(); });
    emit stateChanged(m_state);
}

void BundledServer::watchEnd()
{
    if (!isAlive())
        return rest();
    if (inPhase() > stopMost + stopMost)
        return fail(HostProblem::Unresponsive);
    if (inPhase() > stopMost)
        m_process->insist();
    m_poll->set(pollEvery, [this] { watchEnd(); });
}

/// It has ended because it was asked to.
void BundledServer::rest()
{
    m_process.reset();
    if (m_afterStop == AfterStop::Launch)
        return launch();
    enter(HostPhase::Stopped);
    emit stateChanged(m_state);
}

void BundledServer::fail(HostProblem problem, const QString &detail)
{
    enter(HostPhase::Failed);
    m_state.problem = problem;
    m_state.detail = detail;
    emit stateChanged(m_state);
}

/// The only place where the phase changes. What belonged to the one before is forgotten; whoever calls it says
/// stateChanged when everything else is done.
void BundledServer::enter(HostPhase phase)
{
    m_poll->cancel();
    m_health.cancel();
    m_state.nextTry.reset();
    m_state.phase = phase;
    m_since = m_clock.steady();
}

QString BundledServer::outputFile() const
{
    return m_folder + u"/output.log"_s;
}

} // namespace madang::client
