// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/networks.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;

/// Networks as an operator writes them down.
class NetworksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_address_is_in_a_network_or_not_data()
    {
        QTest::addColumn<QString>("networks");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isIn");
        QTest::newRow("one address") << u"192.0.2.1"_s << u"192.0.2.1"_s << true;
        QTest::newRow("its neighbour") << u"192.0.2.1"_s << u"192.0.2.2"_s << false;
        QTest::newRow("first of /8") << u"10.0.0.0/8"_s << u"10.0.0.0"_s << true;
        QTest::newRow("last of /8") << u"10.0.0.0/8"_s << u"10.255.255.255"_s << true;
        QTest::newRow("behind /8") << u"10.0.0.0/8"_s << u"11.0.0.0"_s << false;
        QTest::newRow("last of /23") << u"10.1.2.0/23"_s << u"10.1.3.255"_s << true;
        QTest::newRow("behind /23") << u"10.1.2.0/23"_s << u"10.1.4.0"_s << false;
        QTest::newRow("/1") << u"128.0.0.0/1"_s << u"255.0.0.1"_s << true;
        QTest::newRow("not in /1") << u"128.0.0.0/1"_s << u"127.0.0.1"_s << false;
        QTest::newRow("/32") << u"10.0.0.1/32"_s << u"10.0.0.1"_s << true;
        QTest::newRow("second of a list") << u"::1, 10.0.0.0/8"_s << u"10.1.1.1"_s << true;
        QTest::newRow("IPv4 in IPv6") << u"10.0.0.0/8"_s << u"::ffff:10.1.1.1"_s << true;
        QTest::newRow("IPv4 in IPv6 elsewhere") << u"10.0.0.0/8"_s << u"::ffff:11.1.1.1"_s << false;
        QTest::newRow("network as IPv4 in IPv6") << u"::ffff:10.0.0.0/104"_s << u"10.1.1.1"_s << true;
        QTest::newRow("IPv6 address") << u"2001:db8::1"_s << u"2001:db8::1"_s << true;
        QTest::newRow("IPv6 neighbour") << u"2001:db8::1"_s << u"2001:db8::2"_s << false;
        QTest::newRow("last of /64") << u"2001:db8::/64"_s << u"2001:db8::ffff:ffff:ffff:ffff"_s << true;
        QTest::newRow("behind /64") << u"2001:db8::/64"_s << u"2001:db8:0:1::"_s << false;
        QTest::newRow("unequal bits") << u"2001:db8:8000::/33"_s << u"2001:db8:8001::1"_s << true;
        QTest::newRow("IPv4 is not in a wide IPv6 network") << u"::/8"_s << u"10.0.0.1"_s << false;
        QTest::newRow("nobody") << u"::1"_s << QString() << false;
    }
    void an_address_is_in_a_network_or_not()
    {
        QFETCH(const QString, networks);
        QFETCH(const QString, address);
        const auto read = Networks::fromText(networks);

        QVERIFY(read.has_value());
        QTEST(read->contains(QHostAddress(address)), "isIn");
    }

    void without_networks_nobody_is_in() { QVERIFY(!Networks().contains(QHostAddress(QHostAddress::LocalHost))); }

    void what_is_no_network_is_told_why_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << QString() << u"'' is none"_s;
        QTest::newRow("a name") << u"nginx"_s << u"'nginx' is none"_s;
        QTest::newRow("a comma too many") << u"10.0.0.0/8,"_s << u"'' is none"_s;
        QTest::newRow("blanks in between") << u"10.0.0.0/8 ::1"_s << u"behind the / of '10.0.0.0/8 ::1'"_s;
        QTest::newRow("everybody") << u"0.0.0.0/0"_s << u"behind the / of '0.0.0.0/0' must stand 1 to 32"_s;
        QTest::newRow("everybody with IPv6") << u"::/0"_s << u"behind the / of '::/0' must stand 1 to 128"_s;
        QTest::newRow("too many bits") << u"10.0.0.0/33"_s << u"must stand 1 to 32"_s;
        QTest::newRow("too many bits of IPv6") << u"::1/129"_s << u"must stand 1 to 128"_s;
        QTest::newRow("a mask") << u"10.0.0.0/255.0.0.0"_s << u"must stand 1 to 32"_s;
        QTest::newRow("no bits") << u"10.0.0.0/"_s << u"must stand 1 to 32"_s;
        QTest::newRow("two slashes") << u"10.0.0.0/8/8"_s << u"must stand 1 to 32"_s;
        QTest::newRow("an address within") << u"10.0.0.5/8"_s << u"'10.0.0.5/8' is within the network 10.0.0.0/8"_s;
        QTest::newRow("an address of IPv6 within")
            << u"2001:db8::5/64"_s << u"'2001:db8::5/64' is within the network 2001:db8::/64"_s;
        QTest::newRow("short") << u"10/8"_s << u"'10/8' is none"_s;
        QTest::newRow("a scope") << u"fe80::1%eth0"_s << u"is none"_s;
        QTest::newRow("a port") << u"127.0.0.1:80"_s << u"is none"_s;
        QTest::newRow("letters that look like digits") << u"\uff11\uff10.0.0.0/8"_s << u"is none"_s;
    }
    void what_is_no_network_is_told_why()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, reason);

        const auto read = Networks::fromText(text);

        QVERIFY(!read.has_value());
        QVERIFY2(read.error().startsWith("must be networks such as 127.0.0.1 or 10.0.0.0/8"_L1),
                 qPrintable(read.error()));
        QVERIFY2(read.error().contains(reason), qPrintable(read.error()));
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::NetworksTest)
#include "tst_networks.moc"
