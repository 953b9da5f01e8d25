// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/bundledserver.h"

#include "client/host/hostsettings.h"
#include "client/host/network.h"
#include "client/host/serveroutput.h"
#include "tests/support/faketime.h"

#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int patience = 60'000; // programs are started, perhaps on a busy machine

quint16 someFreePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A data folder, and who is in charge of it. tests/support/fakeserver.py is what is started.
class Host
{
public:
    Host()
    {
        m_settings.port = someFreePort();
        if (!writeHostSettings(folder(), m_settings))
            qFatal("cannot write");
    }
    ~Host()
    {
        if (const auto process = ServerProcess::find(folder()))
            process->insist();
    }
    Q_DISABLE_COPY_MOVE(Host)

    [[nodiscard]] std::unique_ptr<BundledServer> program()
    {
        return std::make_unique<BundledServer>(
            BundledServer::Parts{.clock = m_clock, .alarms = m_alarms, .dice = [](auto) { return 0ms; }}, folder());
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] quint16 port() const { return *m_settings.port; }
    void says(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        file.open(QIODevice::WriteOnly);
    }
    [[nodiscard]] QStringList starts() const
    {
        return QString::fromUtf8(contentsOf(m_folder.filePath(u"starts"_s))).split(u'\n', Qt::SkipEmptyParts);
    }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemAlarms m_alarms;
    HostSettings m_settings;
};

} // namespace

class BundledServerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void it_starts_and_offers_the_first_invitation();
    void it_survives_and_is_found_again();
    void a_crash_is_made_good();
    void one_that_keeps_ending_is_given_up_with_its_last_words();
    void stopping_ends_it();
    void one_that_does_not_listen_is_ended_all_the_same();
    void an_ill_one_is_replaced();
    void others_are_let_in_under_the_same_port();
    void a_taken_port_is_said();
    void no_program_is_said();
    void no_folder_is_said();
    void a_process_is_known_whatever_its_command_line_says();
    void a_process_that_has_ended_is_not_alive();
};

void BundledServerTest::initTestCase()
{
    qputenv("MADANG_SERVER", qgetenv("MADANG_FAKE_SERVER"));
    QVERIFY(findServerProgram());
}

void BundledServerTest::it_starts_and_offers_the_first_invitation()
{
    Host host;
    const auto server = host.program();
    QList<HostPhase> phases;
    connect(server.get(), &BundledServer::stateChanged, server.get(),
            [&phases](const HostState &state) { phases.append(state.phase); });

    server->start(u"우리 반"_s);
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);

    QCOMPARE(phases, (QList<HostPhase>{HostPhase::Looking, HostPhase::Starting, HostPhase::Running}));
    QCOMPARE(server->state().port, host.port());
    QVERIFY(!server->state().portWasTaken);
    QVERIFY(server->exists());
    const auto invitation = server->ownerInvitation();
    QVERIFY(invitation);
    QCOMPARE(invitation->invite, u"first"_s);
    QCOMPARE(invitation->port, host.port());
    QCOMPARE(host.starts(), (QStringList{u"127.0.0.1:%1 우리 반"_s.arg(host.port())}));
    QCOMPARE(server->endpointsForOthers(), QList<Endpoint>{server->endpoint()});
}

void BundledServerTest::it_survives_and_is_found_again()
{
    Host host;
    auto server = host.program();
    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);

    server = host.program();
    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);

    QCOMPARE(host.starts().size(), 1);
    QCOMPARE(server->state().port, host.port());
    QVERIFY(server->ownerInvitation());
}

void BundledServerTest::a_crash_is_made_good()
{
    Host host;
    const auto server = host.program();
    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);

    ServerProcess::find(host.folder())->insist();

    QTRY_COMPARE_WITH_TIMEOUT(host.starts().size(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);
    QCOMPARE(server->state().port, host.port());
}

void BundledServerTest::one_that_keeps_ending_is_given_up_with_its_last_words()
{
    Host host;
    host.says(u"ends-at-once"_s);
    const auto server = host.program();

    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Failed, patience);

    QCOMPARE(server->state().problem, std::optional(HostProblem::KeepsEnding));
    QCOMPARE(server->state().detail, u"the database is of a newer version"_s);
    QCOMPARE(host.starts().size(), BundledServer::endsMost);
}

void BundledServerTest::stopping_ends_it()
{
    Host host;
    const auto server = host.program();
    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);

    server->stop();
    QCOMPARE(server->state().phase, HostPhase::Stopping);
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Stopped, patience);

    QVERIFY(!ServerProcess::find(host.folder()));
    QCOMPARE(host.starts().size(), 1);
}

void BundledServerTest::one_that_does_not_listen_is_ended_all_the_same()
{
    Host host;
    host.says(u"is-deaf"_s);
    auto server = host.program();
    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);
    tests::FakeTime time;
    BundledServer later({.clock = time, .alarms = time, .dice = [](auto) { return 0ms; }}, host.folder());

    server.reset();
    const auto process = ServerProcess::find(host.folder());
    QVERIFY(process);
    later.stop();
    time.pass(BundledServer::stopMost);
    QVERIFY(process->isAlive());
    time.pass(1s);

    QTRY_VERIFY_WITH_TIMEOUT(!process->isAlive(), patience);
    time.pass(1s);
    QCOMPARE(later.state().phase, HostPhase::Stopped);
}

void BundledServerTest::an_ill_one_is_replaced()
{
    Host host;
    auto server = host.program();
    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);
    server.reset();
    host.says(u"is-ill"_s);
    const auto ill = ServerProcess::find(host.folder());
    QVERIFY(ill);

    tests::FakeTime time;
    BundledServer later({.clock = time, .alarms = time, .dice = [](auto) { return 0ms; }}, host.folder());
    // Stopping may be over within one step of the time, so it is not asked for but heard of.
    bool stopped = false;
    QObject::connect(&later, &BundledServer::stateChanged, &later, [&stopped, &host](const HostState &state) {
        if (state.phase != HostPhase::Stopping)
            return;
        stopped = true;
        QFile::remove(host.folder() + u"/is-ill"_s);
    });
    later.start();
    QTRY_VERIFY_WITH_TIMEOUT((time.pass(500ms), stopped), patience);
    // The time stands still while the processes do what takes them as long as it takes.
    QTRY_VERIFY_WITH_TIMEOUT(!ill->isAlive(), patience);
    time.pass(BundledServer::pollEvery);
    QTRY_VERIFY_WITH_TIMEOUT(readServerOutput(host.folder() + u"/output.log"_s).port, patience);

    QTRY_VERIFY_WITH_TIMEOUT((time.pass(100ms), later.state().phase == HostPhase::Running), patience);
    QCOMPARE(host.starts().size(), 2);
}

void BundledServerTest::others_are_let_in_under_the_same_port()
{
    Host host;
    auto server = host.program();
    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);

    server->letOthersIn(Reach::Network);
    QTRY_COMPARE_WITH_TIMEOUT(host.starts().size(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);

    QCOMPARE(server->state().port, host.port());
    QVERIFY(host.starts().last().startsWith(u"0.0.0.0:%1"_s.arg(host.port())));
    QCOMPARE(server->endpointsForOthers().size(), std::max<qsizetype>(1, networkAddresses().size()));
    QCOMPARE(host.program()->state().reach, Reach::Network);
}

void BundledServerTest::a_taken_port_is_said()
{
    Host host;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, host.port()));
    const auto server = host.program();

    server->start();
    QTRY_COMPARE_WITH_TIMEOUT(server->state().phase, HostPhase::Running, patience);

    QVERIFY(server->state().portWasTaken);
    QVERIFY(server->state().port > host.port());
    QCOMPARE(readHostSettings(host.folder()).port, std::optional(host.port()));
}

void BundledServerTest::no_program_is_said()
{
    Host host;
    const auto server = host.program();
    qputenv("MADANG_SERVER", "/nowhere/madang-server");

    server->start();
    qputenv("MADANG_SERVER", qgetenv("MADANG_FAKE_SERVER"));

    QCOMPARE(server->state().phase, HostPhase::Failed);
    QCOMPARE(server->state().problem, std::optional(HostProblem::NoProgram));
}

void BundledServerTest::no_folder_is_said()
{
    SystemClock clock;
    SystemAlarms alarms;
    BundledServer server({.clock = clock, .alarms = alarms, .dice = [](auto) { return 0ms; }}, u"/proc/nowhere"_s);

    server.start();

    QCOMPARE(server.state().problem, std::optional(HostProblem::NoFolder));
    QVERIFY(!server.exists());
}

void BundledServerTest::a_process_is_known_whatever_its_command_line_says()
{
    // As it is for a moment whenever a program is started or ends: the folder is not in its command line.
    const QTemporaryDir folder;
    const auto process = ServerProcess::start({.program = u"/bin/sh"_s,
                                               .arguments = {u"-c"_s, u"echo $$ >pid; exec sleep 100"_s, folder.path()},
                                               .outputFile = folder.filePath(u"output.log"_s),
                                               .folder = folder.path()});
    QVERIFY(process);
    const auto commandLine = [&folder] {
        const auto pid = contentsOf(folder.filePath(u"pid"_s)).trimmed();
        return contentsOf(u"/proc/%1/cmdline"_s.arg(QString::fromLatin1(pid)));
    };
    QTRY_VERIFY_WITH_TIMEOUT(commandLine().startsWith("sleep"), patience);

    QVERIFY(process->isAlive());
    process->insist();
    QTRY_VERIFY_WITH_TIMEOUT(!process->isAlive(), patience);
}

void BundledServerTest::a_process_that_has_ended_is_not_alive()
{
    const QTemporaryDir folder;

    const auto process = ServerProcess::start({.program = u"/bin/true"_s,
                                               .arguments = {folder.path()},
                                               .outputFile = folder.filePath(u"output.log"_s),
                                               .folder = folder.path()});

    QVERIFY(process);
    QTRY_VERIFY_WITH_TIMEOUT(!process->isAlive(), patience);
}

QTEST_GUILESS_MAIN(BundledServerTest)
#include "tst_bundledserver.moc"
