// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/proxyentry.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(madang::client::ProxyEntry)

/// What is typed for a proxy becomes a choice, or one learns all that is wrong with it.
class ProxyEntryTest : public QObject
{
    Q_OBJECT

private slots:
    void what_is_right_becomes_a_choice()
    {
        const auto choice = toChoice({.host = u" proxy.example.org "_s,
                                      .port = u" 3128 "_s,
                                      .user = u" min "_s,
                                      .password = u" s3cret: word "_s});

        QVERIFY(choice);
        QCOMPARE(*choice, (ProxyChoice{.kind = ProxyChoice::Kind::Manual,
                                       .host = u"proxy.example.org"_s,
                                       .port = 3128,
                                       .user = u"min"_s,
                                       .password = u" s3cret: word "_s}));
    }

    void a_host_may_be_written_in_many_ways_data()
    {
        QTest::addColumn<QString>("host");

        QTest::newRow("one word") << u"proxy"_s;
        QTest::newRow("underscore") << u"web_proxy.lab"_s;
        QTest::newRow("Hangul") << u"프록시.한국"_s;
        QTest::newRow("IPv4") << u"10.0.0.1"_s;
        QTest::newRow("IPv6") << u"2001:db8::1"_s;
    }

    void a_host_may_be_written_in_many_ways()
    {
        QFETCH(const QString, host);

        const auto choice = toChoice({.host = host, .port = u"8080"_s});

        QVERIFY(choice);
        QCOMPARE(choice->host, host);
        QCOMPARE(takenApart({.host = host, .port = u"1"_s}), (ProxyEntry{.host = host, .port = u"1"_s}));
    }

    void what_is_wrong_is_said_field_by_field_data()
    {
        using Faults = QList<ProxyFault>;
        QTest::addColumn<ProxyEntry>("entry");
        QTest::addColumn<Faults>("faults");
        const auto hosts = [](const QString &host) { return ProxyEntry{.host = host, .port = u"80"_s}; };
        const auto ports = [](const QString &port) { return ProxyEntry{.host = u"h"_s, .port = port}; };

        QTest::newRow("no host") << hosts({}) << Faults{ProxyFault::NoHost};
        QTest::newRow("only a space") << hosts(u" "_s) << Faults{ProxyFault::NoHost};
        QTest::newRow("two words") << hosts(u"my proxy"_s) << Faults{ProxyFault::NotAHost};
        QTest::newRow("another scheme") << hosts(u"socks5://h"_s) << Faults{ProxyFault::NotAHost};
        QTest::newRow("somebody at a host") << hosts(u"min@h"_s) << Faults{ProxyFault::NotAHost};
        QTest::newRow("no port") << ports({}) << Faults{ProxyFault::NotAPort};
        QTest::newRow("port 0") << ports(u"0"_s) << Faults{ProxyFault::NotAPort};
        QTest::newRow("port below 0") << ports(u"-1"_s) << Faults{ProxyFault::NotAPort};
        QTest::newRow("port 65536") << ports(u"65536"_s) << Faults{ProxyFault::NotAPort};
        QTest::newRow("port in words") << ports(u"http"_s) << Faults{ProxyFault::NotAPort};
        QTest::newRow("port and more") << ports(u"80a"_s) << Faults{ProxyFault::NotAPort};
        QTest::newRow("a colon in the name")
            << ProxyEntry{.host = u"h"_s, .port = u"80"_s, .user = u"a:b"_s} << Faults{ProxyFault::ColonInUser};
        QTest::newRow("a password of nobody")
            << ProxyEntry{.host = u"h"_s, .port = u"80"_s, .password = u"p"_s} << Faults{ProxyFault::NoUser};
        QTest::newRow("all of it") << ProxyEntry{.host = {}, .port = u"x"_s, .password = u"p"_s}
                                   << Faults{ProxyFault::NoHost, ProxyFault::NotAPort, ProxyFault::NoUser};
    }

    void what_is_wrong_is_said_field_by_field()
    {
        QFETCH(const ProxyEntry, entry);
        QFETCH(const QList<ProxyFault>, faults);

        const auto choice = toChoice(entry);

        QVERIFY(!choice);
        QCOMPARE(choice.error(), faults);
    }

    void the_ends_of_the_ports_are_ports()
    {
        QCOMPARE(toChoice({.host = u"h"_s, .port = u"1"_s})->port, quint16(1));
        QCOMPARE(toChoice({.host = u"h"_s, .port = u"65535"_s})->port, quint16(65535));
    }

    void a_whole_address_is_taken_apart_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<ProxyEntry>("parts");

        QTest::newRow("with a scheme") << u" http://proxy.lab:3128/ "_s
                                       << ProxyEntry{.host = u"proxy.lab"_s, .port = u"3128"_s};
        QTest::newRow("without") << u"proxy.lab:3128"_s << ProxyEntry{.host = u"proxy.lab"_s, .port = u"3128"_s};
        QTest::newRow("without a port") << u"http://proxy.lab"_s
                                        << ProxyEntry{.host = u"proxy.lab"_s, .port = u"8080"_s};
        QTest::newRow("IPv6") << u"[2001:db8::1]:3128"_s << ProxyEntry{.host = u"2001:db8::1"_s, .port = u"3128"_s};
        QTest::newRow("with a sign-in") << u"http://min:s3%40cret@proxy.lab:3128"_s
                                        << ProxyEntry{.host = u"proxy.lab"_s,
                                                      .port = u"3128"_s,
                                                      .user = u"min"_s,
                                                      .password = u"s3@cret"_s};
        QTest::newRow("a host alone") << u"Proxy.lab"_s << ProxyEntry{.host = u"Proxy.lab"_s, .port = u"8080"_s};
        QTest::newRow("another scheme") << u"socks5://h:1"_s
                                        << ProxyEntry{.host = u"socks5://h:1"_s, .port = u"8080"_s};
        QTest::newRow("nonsense") << u"a b:c"_s << ProxyEntry{.host = u"a b:c"_s, .port = u"8080"_s};
    }

    void a_whole_address_is_taken_apart()
    {
        QFETCH(const QString, pasted);
        QFETCH(const ProxyEntry, parts);

        QCOMPARE(takenApart({.host = pasted, .port = u"8080"_s}), parts);
    }
};

QTEST_GUILESS_MAIN(ProxyEntryTest)
#include "tst_proxyentry.moc"
