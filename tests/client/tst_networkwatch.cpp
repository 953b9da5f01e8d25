// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/networkwatch.h"

#include "tests/support/faketime.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using madang::client::NetworkWatch;

namespace
{

struct Place {
    madang::tests::FakeTime time;
    QString network = u"192.168.1.0"_s;
    NetworkWatch watch{time, [this] { return network; }};
    QSignalSpy ups{&watch, &NetworkWatch::cameUp};

    void becomes(const QString &other)
    {
        network = other;
        time.pass(NetworkWatch::every);
    }
};

} // namespace

/// Who moves from one network to another, and who loses one and gets it back.
class NetworkWatchTest : public QObject
{
    Q_OBJECT

private slots:
    void the_same_network_is_no_news();
    void another_network_is_noticed();
    void a_network_that_goes_is_noticed_when_it_comes_back();
};

void NetworkWatchTest::the_same_network_is_no_news()
{
    Place place;

    place.time.pass(std::chrono::hours(1));

    QCOMPARE(place.ups.size(), 0);
}

void NetworkWatchTest::another_network_is_noticed()
{
    Place place;

    place.becomes(u"10.8.0.0"_s);
    QCOMPARE(place.ups.size(), 1);
    place.becomes(u"10.8.0.0 172.17.0.0"_s);
    QCOMPARE(place.ups.size(), 2);
    place.time.pass(std::chrono::hours(1));

    QCOMPARE(place.ups.size(), 2);
}

void NetworkWatchTest::a_network_that_goes_is_noticed_when_it_comes_back()
{
    Place place;

    place.becomes({});
    QCOMPARE(place.ups.size(), 0);
    place.becomes(u"192.168.1.0"_s);

    QCOMPARE(place.ups.size(), 1);
}

QTEST_GUILESS_MAIN(NetworkWatchTest)
#include "tst_networkwatch.moc"
