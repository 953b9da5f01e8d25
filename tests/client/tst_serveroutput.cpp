// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/serveroutput.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;

class ServerOutputTest : public QObject
{
    Q_OBJECT

private slots:
    void half_a_line_is_no_output();
    void the_last_words_of_a_long_log_are_found();
    void a_log_does_not_grow_for_ever();
    void a_short_log_is_left_alone();
};

void ServerOutputTest::half_a_line_is_no_output()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"output.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));

    file.write("owner invitation: madang://127.0.0.1:9000/#invite=abc\nlistening on http://127.0.0.1:90");
    const auto before = readServerOutput(file.fileName());
    file.write("00\n");
    const auto after = readServerOutput(file.fileName());

    QCOMPARE(before.ownerInvitation->invite, u"abc"_s);
    QVERIFY(!before.port);
    QCOMPARE(after.port, std::optional<quint16>(9000));
}

void ServerOutputTest::the_last_words_of_a_long_log_are_found()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"output.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    file.write("listening on http://127.0.0.1:9000\n");
    file.write(QByteArray("a line of the log\n").repeated(30'000));
    file.write("out of memory\nhalf a li");

    const auto output = readServerOutput(file.fileName());

    QCOMPARE(output.port, std::optional<quint16>(9000));
    QCOMPARE(output.lastLine, u"out of memory"_s);
}

void ServerOutputTest::a_log_does_not_grow_for_ever()
{
    const QTemporaryDir folder;
    QFile server(folder.filePath(u"output.log"_s)); // as the server's process has it
    QVERIFY(server.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    server.write("owner invitation: madang://127.0.0.1:9000/#invite=abc\nlistening on http://127.0.0.1:9000\n");
    constexpr qint64 much = qint64{9} * 1024 * 1024;
    qint64 most = 0;

    for (int turn = 0; turn < 3; ++turn) {
        server.write(QByteArray("a line of the log\n").repeated(static_cast<int>(much / 18)));
        shortenServerOutput(server.fileName());
        server.write("the newest line\n");
        most = std::max(most, QFileInfo(server.fileName()).size());
    }

    QVERIFY(most < 100'000);
    QVERIFY(QFileInfo(server.fileName() + u".1"_s).size() >= much - 18);
    const auto output = readServerOutput(server.fileName());
    QCOMPARE(output.port, std::optional<quint16>(9000));
    QCOMPARE(output.ownerInvitation->invite, u"abc"_s);
    QCOMPARE(output.lastLine, u"the newest line"_s);
}

void ServerOutputTest::a_short_log_is_left_alone()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"output.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    file.write("listening on http://127.0.0.1:9000\n");

    shortenServerOutput(file.fileName());

    QCOMPARE(readServerOutput(file.fileName()).port, std::optional<quint16>(9000));
    QVERIFY(!QFile::exists(file.fileName() + u".1"_s));
}

QTEST_GUILESS_MAIN(ServerOutputTest)
#include "tst_serveroutput.moc"
