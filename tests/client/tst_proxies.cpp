// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/profile.h"
#include "client/account/proxysettings.h"
#include "client/transport/maketransport.h"
#include "tests/support/client/gatekeeper.h"
#include "tests/support/client/sessionworld.h"
#include "tests/support/client/waypeer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using tests::Gatekeeper;
using tests::WayPeer;

namespace
{

constexpr int patience = 20'000;

const Endpoint &farAway()
{
    static const Endpoint there{.host = u"chat.example.org"_s};
    return there;
}

ProxyChoice manual(quint16 port, const QString &password)
{
    return {.kind = ProxyChoice::Kind::Manual,
            .host = u"127.0.0.1"_s,
            .port = port,
            .user = u"min"_s,
            .password = password};
}

/// Somebody far away, to whom one gets through a proxy that wants a name and a password; and what one shows it.
struct ByProxy {
    QTemporaryDir folder;
    ProxySettings settings{folder.filePath(u"proxy.json"_s)};
    WayPeer peer;
    Gatekeeper gate;
    SystemAlarms alarms;
    std::unique_ptr<Transport> transport;
    QList<ServerMessage> received;
    QList<Closing> closings;

    ByProxy(Way way, const QByteArray &wanted, const QString &shown)
        : gate(peer.endpoint().port, wanted)
        , transport(makeTransport(way, alarms, [this](const Endpoint &to) { return settings.proxyTo(to); }))
    {
        if (!settings.choose(manual(gate.port(), shown)))
            qFatal("the choice can't be kept");
        Transport *const link = transport.get();
        QObject::connect(link, &Transport::received, link,
                         [this](const ServerMessage &message) { received << message; });
        QObject::connect(link, &Transport::closed, link, [this](const Closing &closing) { closings << closing; });
        QObject::connect(link, &Transport::opened, link, [link] {
            link->send(
                {.ref = 1,
                 .command = Hello{.token = u"secret"_s, .session = {u"11111111-1111-4111-8111-111111111111"_s}}});
        });
    }
};

} // namespace

class ProxiesTest : public QObject
{
    Q_OBJECT

private slots:
    void every_way_signs_in_at_a_proxy_data();
    void every_way_signs_in_at_a_proxy();
    void a_wrong_sign_in_is_said_data();
    void a_wrong_sign_in_is_said();
    void another_choice_holds_at_the_next_connection_data();
    void another_choice_holds_at_the_next_connection();
    void the_choice_is_kept();
    void what_is_nearby_is_reached_without();
    void a_damaged_choice_is_none();
};

void ProxiesTest::every_way_signs_in_at_a_proxy_data()
{
    QTest::addColumn<Way>("way");

    QTest::newRow("WebSocket") << Way::WebSocket;
    QTest::newRow("event stream") << Way::EventStream;
    QTest::newRow("long poll") << Way::LongPoll;
}

void ProxiesTest::every_way_signs_in_at_a_proxy()
{
    QFETCH(const Way, way);
    ByProxy by(way, "min:s3cret word", u"s3cret word"_s);

    by.transport->open(farAway());
    QTRY_VERIFY_WITH_TIMEOUT(!by.received.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(by.peer.isFollowed(), patience);
    by.peer.says(tests::posted(8));

    QTRY_VERIFY_WITH_TIMEOUT(by.received.contains(ServerMessage(tests::posted(8))), patience);
    QVERIFY(!by.gate.asked.isEmpty());
    const QByteArray tunnel = "CONNECT chat.example.org:8787 HTTP/1.1";
    QCOMPARE(by.gate.asked.contains(tunnel), way == Way::WebSocket);
}

void ProxiesTest::a_wrong_sign_in_is_said_data()
{
    every_way_signs_in_at_a_proxy_data();
}

void ProxiesTest::a_wrong_sign_in_is_said()
{
    QFETCH(const Way, way);
    ByProxy by(way, "min:s3cret", u"guessed"_s);

    by.transport->open(farAway());

    QTRY_COMPARE_WITH_TIMEOUT(by.closings.size(), 1, patience);
    QCOMPARE(by.closings.first().cause, std::optional(Cause::Proxy));
    QVERIFY(by.gate.refused > 0);
    QVERIFY(by.peer.taken.isEmpty());
}

void ProxiesTest::another_choice_holds_at_the_next_connection_data()
{
    every_way_signs_in_at_a_proxy_data();
}

/// Only the password is another one: what was learned with the old one must not come back.
void ProxiesTest::another_choice_holds_at_the_next_connection()
{
    QFETCH(const Way, way);
    ByProxy by(way, "min:s3cret", u"guessed"_s);
    by.transport->open(farAway());
    QTRY_COMPARE_WITH_TIMEOUT(by.closings.size(), 1, patience);

    QVERIFY(by.settings.choose(manual(by.gate.port(), u"s3cret"_s)));
    by.transport->open(farAway());

    QTRY_VERIFY_WITH_TIMEOUT(by.peer.isFollowed(), patience);
    QCOMPARE(by.closings.size(), 1);
}

void ProxiesTest::the_choice_is_kept()
{
    QTemporaryDir folder;
    const auto profile = client::Profile::open(folder.path());
    QVERIFY(profile);
    const ProxyChoice choice = manual(3128, u"s3cret"_s);
    QCOMPARE(ProxySettings(profile->proxyFile()).choice(), ProxyChoice());

    QVERIFY(ProxySettings(profile->proxyFile()).choose(choice));

    ProxySettings again(profile->proxyFile());
    QCOMPARE(again.choice(), choice);
    const QNetworkProxy proxy = again.proxyTo(farAway());
    QCOMPARE(proxy.type(), QNetworkProxy::HttpProxy);
    QCOMPARE(proxy.hostName(), u"127.0.0.1"_s);
    QCOMPARE(proxy.port(), quint16(3128));
    QCOMPARE(proxy.user(), u"min"_s);
    QCOMPARE(proxy.password(), u"s3cret"_s);
    const auto others = QFile::permissions(profile->proxyFile()) & (QFile::ReadGroup | QFile::ReadOther);
    QVERIFY(others == QFile::Permissions());

    QVERIFY(again.choose({.kind = ProxyChoice::Kind::None}));
    QCOMPARE(ProxySettings(profile->proxyFile()).proxyTo(farAway()).type(), QNetworkProxy::NoProxy);
    QVERIFY(again.choose({}));
    QCOMPARE(ProxySettings(profile->proxyFile()).choice(), ProxyChoice());
}

void ProxiesTest::what_is_nearby_is_reached_without()
{
    QTemporaryDir folder;
    ProxySettings settings(folder.filePath(u"proxy.json"_s));
    QVERIFY(settings.choose(manual(3128, {})));

    QCOMPARE(settings.proxyTo({.host = u"192.168.1.7"_s}).type(), QNetworkProxy::NoProxy);
    QCOMPARE(settings.proxyTo(farAway()).type(), QNetworkProxy::HttpProxy);
}

void ProxiesTest::a_damaged_choice_is_none()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"proxy.json"_s);
    for (const auto *text :
         {"{", R"({"kind":"manual"})", R"({"kind":"manual","host":"h","port":70000})", R"({"kind":7})"}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();

        QCOMPARE(ProxySettings(path).choice(), ProxyChoice());
    }
}

QTEST_GUILESS_MAIN(ProxiesTest)
#include "tst_proxies.moc"
