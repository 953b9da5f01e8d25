// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/entrance/entrance.h"

#include "tests/support/faketime.h"
#include "tests/support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int patience = 20'000;
const QByteArray welcomeBody =
    R"({"token":"secret","user":{"id":"u1","name":"Mina","role":"owner"},"server":{"id":"s1","name":"Lab","version":"1"}})";

QByteArray errorBody(const QByteArray &code)
{
    return R"({"error":{"code":")" + code + R"(","text":"no","retry":false,"after":7000}})";
}

/// A visitor's program: an entrance, what it keeps and what it has said.
struct Program {
    QTemporaryDir folder;
    Credentials credentials{folder.filePath(u"credentials.json"_s)};
    KnownServers servers{folder.filePath(u"servers.json"_s)};
    tests::FakeTime time;
    QList<KnownServer> entered;
    QList<EntranceFailure> failures;
    Entrance entrance{{.credentials = credentials, .servers = servers, .clock = time, .alarms = time}};

    Program()
    {
        QObject::connect(&entrance, &Entrance::entered, &entrance,
                         [this](const KnownServer &server) { entered.append(server); });
        QObject::connect(&entrance, &Entrance::failed, &entrance,
                         [this](const EntranceFailure &failure) { failures.append(failure); });
    }
};

Link linkTo(const tests::ScriptedServer &server)
{
    return {.host = u"127.0.0.1"_s, .port = server.port(), .invite = u"code"_s};
}

} // namespace

class EntranceTest : public QObject
{
    Q_OBJECT

private slots:
    void an_invitation_and_a_name_are_enough();
    void a_password_signs_in_again();
    void refusals_are_told_apart_data();
    void refusals_are_told_apart();
    void what_needs_no_server_is_said_without_one();
    void nobody_there_is_said();
    void a_lost_answer_is_said_and_may_be_tried_again();
    void silence_is_given_up();
    void a_cancelled_request_says_nothing();
    void a_redirect_is_not_followed();
};

void EntranceTest::an_invitation_and_a_name_are_enough()
{
    tests::ScriptedServer server;
    server.willAnswer(201, welcomeBody);
    Program program;

    program.entrance.join(linkTo(server), {.name = u" Mina "_s});

    QTRY_COMPARE_WITH_TIMEOUT(program.entered.size(), 1, patience);
    QVERIFY(program.failures.isEmpty());
    const QByteArray request = server.requests.first();
    QVERIFY(request.startsWith("POST /api/v1/join HTTP/1.1\r\n"));
    QVERIFY(request.contains(R"("invite":"code")"));
    QVERIFY(request.contains(R"("name":"Mina")"));
    QVERIFY(!request.contains("password"));
    QCOMPARE(program.credentials.token({u"s1"_s}, {u"u1"_s}), u"secret"_s);
    const auto *known = program.servers.find({u"s1"_s}, {u"u1"_s});
    QVERIFY(known);
    QCOMPARE(known->serverName, u"Lab"_s);
    QCOMPARE(known->endpoint.port, server.port());
    QCOMPARE(known->lastUsed, program.time.now());
}

void EntranceTest::a_password_signs_in_again()
{
    tests::ScriptedServer server;
    server.willAnswer(200, welcomeBody);
    Program program;

    program.entrance.signIn(linkTo(server), {.name = u"Mina"_s, .password = u"long enough"_s});

    QTRY_COMPARE_WITH_TIMEOUT(program.entered.size(), 1, patience);
    QVERIFY(server.requests.first().startsWith("POST /api/v1/login "));
}

void EntranceTest::refusals_are_told_apart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<EntranceProblem>("problem");

    QTest::newRow("invitation") << 404 << errorBody("not_found") << EntranceProblem::InvitationOver;
    QTest::newRow("name") << 409 << errorBody("conflict") << EntranceProblem::NameTaken;
    QTest::newRow("password") << 401 << errorBody("unauthorized") << EntranceProblem::WrongPassword;
    QTest::newRow("short password") << 400 << errorBody("bad_request") << EntranceProblem::BadPassword;
    QTest::newRow("too many") << 429 << errorBody("too_many") << EntranceProblem::TooMany;
    QTest::newRow("busy") << 503 << errorBody("unavailable") << EntranceProblem::Busy;
    QTest::newRow("fault") << 500 << errorBody("internal") << EntranceProblem::ServerFault;
    QTest::newRow("new error") << 418 << errorBody("teapot") << EntranceProblem::ServerFault;
    QTest::newRow("old") << 426 << errorBody("unsupported") << EntranceProblem::TooOld;
    QTest::newRow("a page") << 200 << QByteArray("<html>Sign in to the network</html>") << EntranceProblem::NotMadang;
    QTest::newRow("another 404") << 404 << QByteArray("<html>") << EntranceProblem::NotMadang;
    QTest::newRow("half an answer") << 201 << QByteArray(R"({"token":"x"})") << EntranceProblem::NotMadang;
    QTest::newRow("gateway") << 502 << QByteArray("<html>") << EntranceProblem::NotReachable;
}

void EntranceTest::refusals_are_told_apart()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(EntranceProblem, problem);
    tests::ScriptedServer server;
    server.willAnswer(status, body);
    Program program;

    program.entrance.join(linkTo(server), {.name = u"Mina"_s});

    QTRY_COMPARE_WITH_TIMEOUT(program.failures.size(), 1, patience);
    QCOMPARE(program.failures.first().problem, problem);
    QCOMPARE(program.failures.first().after.has_value(), body.contains("after"));
    QVERIFY(program.entered.isEmpty());
    QVERIFY(program.servers.all().isEmpty());
}

void EntranceTest::what_needs_no_server_is_said_without_one()
{
    tests::ScriptedServer server;
    Program program;
    Link address = linkTo(server);
    address.invite.clear();

    program.entrance.join(address, {.name = u"Mina"_s});
    QVERIFY(program.failures.isEmpty());
    QCoreApplication::processEvents();
    program.entrance.join(linkTo(server), {.name = u"  "_s});
    QCoreApplication::processEvents();
    program.entrance.signIn(linkTo(server), {.name = u"Mina"_s});
    QCoreApplication::processEvents();

    QCOMPARE(program.failures.size(), 3);
    QCOMPARE(program.failures.at(0).problem, EntranceProblem::NoInvitation);
    QCOMPARE(program.failures.at(1).problem, EntranceProblem::BadName);
    QCOMPARE(program.failures.at(2).problem, EntranceProblem::WrongPassword);
    QVERIFY(server.requests.isEmpty());
}

void EntranceTest::nobody_there_is_said()
{
    Link link;
    {
        const tests::ScriptedServer server;
        link = linkTo(server);
    }
    Program program;

    program.entrance.join(link, {.name = u"Mina"_s});

    QTRY_COMPARE_WITH_TIMEOUT(program.failures.size(), 1, patience);
    QCOMPARE(program.failures.first().problem, EntranceProblem::NotReachable);
}

void EntranceTest::a_lost_answer_is_said_and_may_be_tried_again()
{
    tests::ScriptedServer server; // hangs up when it has the request
    Program program;

    program.entrance.join(linkTo(server), {.name = u"Mina"_s});
    QTRY_COMPARE_WITH_TIMEOUT(program.failures.size(), 1, patience);
    QCOMPARE(program.failures.first().problem, EntranceProblem::AnswerLost);
    QVERIFY(!program.entrance.isBusy());

    server.willAnswer(201, welcomeBody);
    program.entrance.join(linkTo(server), {.name = u"Mina"_s});

    QTRY_COMPARE_WITH_TIMEOUT(program.entered.size(), 1, patience);
}

void EntranceTest::silence_is_given_up()
{
    tests::ScriptedServer server;
    server.willBeSilent();
    Program program;

    program.entrance.join(linkTo(server), {.name = u"Mina"_s});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests.size(), 1, patience);
    program.time.pass(20s);

    QTRY_COMPARE_WITH_TIMEOUT(program.failures.size(), 1, patience);
    QCOMPARE(program.failures.first().problem, EntranceProblem::AnswerLost);
}

void EntranceTest::a_cancelled_request_says_nothing()
{
    tests::ScriptedServer server;
    server.willBeSilent();
    Program program;

    program.entrance.join(linkTo(server), {.name = u"Mina"_s});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests.size(), 1, patience);
    program.entrance.cancel();
    program.time.pass(60s);
    QCoreApplication::processEvents();

    QVERIFY(program.failures.isEmpty());
    QVERIFY(!program.entrance.isBusy());
}

void EntranceTest::a_redirect_is_not_followed()
{
    tests::ScriptedServer elsewhere;
    tests::ScriptedServer server;
    server.willAnswer(307, {}, "Location: http://127.0.0.1:" + QByteArray::number(elsewhere.port()) + "/\r\n");
    Program program;

    program.entrance.join(linkTo(server), {.name = u"Mina"_s});

    QTRY_COMPARE_WITH_TIMEOUT(program.failures.size(), 1, patience);
    QCOMPARE(program.failures.first().problem, EntranceProblem::NotMadang);
    QVERIFY(elsewhere.requests.isEmpty());
}

QTEST_GUILESS_MAIN(EntranceTest)
#include "tst_entrance.moc"
