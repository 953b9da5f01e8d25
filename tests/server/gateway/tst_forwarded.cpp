// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/forwarded.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;

/// Who asks, by what proxies say: 10.0.0.0/8, ::1 and 2001:db8:aaaa::/48 are ours.
class ForwardedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_right_most_who_is_no_proxy_is_the_client_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArrayList>("fields");
        QTest::addColumn<QString>("client");
        const auto row = [](const char *name, const QString &peer, const QByteArrayList &fields,
                            const QString &client) { QTest::newRow(name) << peer << fields << client; };

        row("nobody says anything", u"10.0.0.1"_s, {}, u"10.0.0.1"_s);
        row("who is no proxy is not believed", u"192.0.2.9"_s, {"198.51.100.7"}, u"192.0.2.9"_s);
        row("nor who is a client's neighbour", u"11.0.0.1"_s, {"10.0.0.1, 198.51.100.7"}, u"11.0.0.1"_s);
        row("one proxy", u"10.0.0.1"_s, {"198.51.100.7"}, u"198.51.100.7"_s);
        row("what the client says is nothing", u"10.0.0.1"_s, {"203.0.113.1, 198.51.100.7"}, u"198.51.100.7"_s);
        row("nor where it names a proxy", u"10.0.0.1"_s, {"10.0.0.2, 198.51.100.7"}, u"198.51.100.7"_s);
        row("nor where it is this machine", u"10.0.0.1"_s, {"127.0.0.1, 198.51.100.7"}, u"198.51.100.7"_s);
        row("two proxies", u"10.0.0.1"_s, {"203.0.113.1, 198.51.100.7, 10.0.0.2"}, u"198.51.100.7"_s);
        row("proxies alone", u"10.0.0.1"_s, {"10.0.0.3, 10.0.0.2"}, u"10.0.0.3"_s);
        row("several fields", u"10.0.0.1"_s, {"203.0.113.1", "198.51.100.7", "10.0.0.2"}, u"198.51.100.7"_s);
        row("several fields with lists", u"10.0.0.1"_s, {"203.0.113.1, 198.51.100.7", "10.0.0.3, 10.0.0.2"},
            u"198.51.100.7"_s);
        row("without blanks", u"10.0.0.1"_s, {"203.0.113.1,198.51.100.7,10.0.0.2"}, u"198.51.100.7"_s);
        row("with more blanks", u"10.0.0.1"_s, {"203.0.113.1 ,\t198.51.100.7  ,  10.0.0.2\t"}, u"198.51.100.7"_s);
        row("IPv4 in IPv6 as peer", u"::ffff:10.0.0.1"_s, {"198.51.100.7"}, u"198.51.100.7"_s);
        row("IPv4 in IPv6 as hop", u"10.0.0.1"_s, {"198.51.100.7, ::ffff:10.0.0.2"}, u"198.51.100.7"_s);

        row("IPv6", u"::1"_s, {"2001:db8::7"}, u"2001:db8::7"_s);
        row("IPv6 proxies", u"::1"_s, {"2001:db8::7, 2001:db8:aaaa::2"}, u"2001:db8::7"_s);
        row("brackets", u"::1"_s, {"[2001:db8::7]"}, u"2001:db8::7"_s);
        row("brackets and port", u"::1"_s, {"[2001:db8::7]:4711"}, u"2001:db8::7"_s);
        row("port", u"::1"_s, {"198.51.100.7:4711"}, u"198.51.100.7"_s);
        row("ports on the way", u"::1"_s, {"198.51.100.7:4711, [2001:db8:aaaa::2]:80, 10.0.0.2:80"}, u"198.51.100.7"_s);

        row("unknown", u"10.0.0.1"_s, {"unknown"}, u"10.0.0.1"_s);
        row("unknown behind a proxy", u"10.0.0.1"_s, {"198.51.100.7, unknown, 10.0.0.2"}, u"10.0.0.2"_s);
        for (const char *const nonsense : {"",
                                           " ",
                                           "_hidden",
                                           "nonsense",
                                           "198.51.100",
                                           "198.51.100.256",
                                           "198.51.100.07x",
                                           "1",
                                           "0x7f000001",
                                           "198.51.100.7:80:80",
                                           "[198.51.100.7]",
                                           "[2001:db8::7",
                                           "2001:db8::7]",
                                           "[2001:db8::7]x",
                                           "[]",
                                           "[",
                                           ":",
                                           "[2001:db8::7] :80",
                                           "fe80::1%eth0",
                                           "2001:db8::7::1",
                                           "\"[2001:db8::7]\"",
                                           "for=198.51.100.7",
                                           "198.51.100.7 10.0.0.2",
                                           "\xff\xfe",
                                           "198.51.100.7;10.0.0.2"})
            QTest::addRow("nonsense: %s", QByteArray(nonsense).toPercentEncoding().constData())
                << u"10.0.0.1"_s << QByteArrayList{"203.0.113.1, " + QByteArray(nonsense) + ", 10.0.0.2"}
                << u"10.0.0.2"_s;
        row("an empty field", u"10.0.0.1"_s, {"198.51.100.7", ""}, u"10.0.0.1"_s);
        row("very long", u"10.0.0.1"_s, {QByteArray(8000, '1')}, u"10.0.0.1"_s);
        row("more proxies than there are", u"10.0.0.1"_s,
            {"198.51.100.7, 10.0.0.99, " + QByteArray("10.0.0.3,").repeated(15) + "10.0.0.2"}, u"10.0.0.3"_s);
        row("as many as are looked at", u"10.0.0.1"_s,
            {"203.0.113.1, 198.51.100.7, " + QByteArray("10.0.0.3,").repeated(14) + "10.0.0.2"}, u"198.51.100.7"_s);
    }
    void the_right_most_who_is_no_proxy_is_the_client()
    {
        QFETCH(const QString, peer);
        QFETCH(const QByteArrayList, fields);
        QFETCH(const QString, client);
        const auto proxies = Networks::fromText(u"10.0.0.0/8, ::1, 2001:db8:aaaa::/48"_s);
        QVERIFY(proxies.has_value());

        QCOMPARE(clientBehind(*proxies, QHostAddress(peer), fields), QHostAddress(client));
    }

    void without_proxies_nobody_is_believed()
    {
        const QHostAddress peer(QHostAddress::LocalHost);

        QCOMPARE(clientBehind({}, peer, {"198.51.100.7"}), peer);
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::ForwardedTest)
#include "tst_forwarded.moc"
