// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/credentials.h"
#include "client/account/knownservers.h"
#include "client/account/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto othersMay =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

KnownServer known(const QString &server, milliseconds lastUsed)
{
    return {.server = {server},
            .user = {u"u1"_s},
            .serverName = u"연구실"_s,
            .userName = u"Mina"_s,
            .endpoint = {.host = u"::1"_s, .port = 9000, .tls = true},
            .lastUsed = lastUsed};
}

} // namespace

class AccountTest : public QObject
{
    Q_OBJECT

private slots:
    void a_profile_is_for_its_owner_alone();
    void a_profile_that_cannot_be_made_is_said();
    void known_servers_survive_with_the_last_used_first();
    void a_user_of_a_server_stands_there_once();
    void a_damaged_list_is_put_aside();
    void an_entry_that_makes_no_sense_is_left_out();
    void tokens_survive_for_their_owner_alone();
    void a_disk_that_refuses_is_said();
};

void AccountTest::a_profile_is_for_its_owner_alone()
{
    const QTemporaryDir folder;

    const auto profile = Profile::open(folder.filePath(u"a/b"_s));

    QVERIFY(profile);
    QCOMPARE(QFile::permissions(profile->folder()) & othersMay, QFile::Permissions());
}

void AccountTest::a_profile_that_cannot_be_made_is_said()
{
    QVERIFY(!Profile::open(u"/proc/nowhere"_s));
}

void AccountTest::known_servers_survive_with_the_last_used_first()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"servers.json"_s);
    {
        KnownServers servers(file);
        QVERIFY(servers.remember(known(u"s1"_s, 20ms)));
        QVERIFY(servers.remember(known(u"s2"_s, 30ms)));
        QVERIFY(servers.remember(known(u"s3"_s, 10ms)));
    }

    const KnownServers servers(file);

    QCOMPARE(servers.all(), (QList<KnownServer>{known(u"s2"_s, 30ms), known(u"s1"_s, 20ms), known(u"s3"_s, 10ms)}));
}

void AccountTest::a_user_of_a_server_stands_there_once()
{
    const QTemporaryDir folder;
    KnownServers servers(folder.filePath(u"servers.json"_s));

    QVERIFY(servers.remember(known(u"s1"_s, 10ms)));
    QVERIFY(servers.remember(known(u"s1"_s, 20ms)));
    QCOMPARE(servers.all().size(), 1);
    QCOMPARE(servers.find({u"s1"_s}, {u"u1"_s})->lastUsed, 20ms);
    QVERIFY(servers.forget({u"s1"_s}, {u"u1"_s}));

    QVERIFY(servers.all().isEmpty());
}

void AccountTest::a_damaged_list_is_put_aside()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"servers.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"servers\": [");
    file.close();

    const KnownServers servers(path);

    QVERIFY(servers.all().isEmpty());
    QVERIFY(QFile::exists(path + u".broken"_s));
}

void AccountTest::an_entry_that_makes_no_sense_is_left_out()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"servers.json"_s);
    KnownServers before(path);
    QVERIFY(before.remember(known(u"s1"_s, 10ms)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    file.close();
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.insert(text.indexOf('[') + 1, R"({"server":"../s"}, 7, )"));
    file.close();

    const KnownServers servers(path);

    QCOMPARE(servers.all().size(), 1);
}

void AccountTest::tokens_survive_for_their_owner_alone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"credentials.json"_s);
    {
        Credentials credentials(path);
        QVERIFY(credentials.keep({u"s1"_s}, {u"u1"_s}, u"first"_s));
        QVERIFY(credentials.keep({u"s1"_s}, {u"u2"_s}, u"second"_s));
        QVERIFY(credentials.forget({u"s1"_s}, {u"u2"_s}));
    }

    const Credentials credentials(path);

    QCOMPARE(credentials.token({u"s1"_s}, {u"u1"_s}), u"first"_s);
    QCOMPARE(credentials.token({u"s1"_s}, {u"u2"_s}), QString());
    QCOMPARE(QFile::permissions(path) & othersMay, QFile::Permissions());
}

void AccountTest::a_disk_that_refuses_is_said()
{
    Credentials credentials(u"/proc/nowhere/credentials.json"_s);

    QVERIFY(!credentials.keep({u"s1"_s}, {u"u1"_s}, u"token"_s));
    QCOMPARE(credentials.token({u"s1"_s}, {u"u1"_s}), u"token"_s);
}

QTEST_GUILESS_MAIN(AccountTest)
#include "tst_account.moc"
