// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto window = 1s; // the shortest time between two batches

QList<UserId> users(const QStringList &names)
{
    QList<UserId> list;
    for (const QString &name : names)
        list.append({name});
    return list;
}

/// Of whom it heard since it forgot, in no order.
QStringList heardOf(const FakePeer &peer)
{
    QStringList who;
    for (const PresenceChanged &one : peer.all<PresenceChanged>())
        who.append(one.user.value);
    who.sort();
    return who;
}

} // namespace

/// Presence goes to who shows it: a connection that has named those whom it watches hears of nobody else.
class HubWatchingTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<House>();
        m_ann = std::make_unique<FakePeer>(*m_house, u"ann"_s, Role::Owner);
        m_bob = std::make_unique<FakePeer>(*m_house, u"bob"_s);
        m_eve = std::make_unique<FakePeer>(*m_house, u"eve"_s);
        m_ann->connects();
        m_house->pass(window);
        m_ann->forgets();
    }
    void cleanup()
    {
        m_ann.reset();
        m_bob.reset();
        m_eve.reset();
        m_house.reset();
    }

    void who_watches_some_hears_of_these_only()
    {
        QVERIFY(m_ann->sends(Watch{users({u"bob"_s})}));

        m_bob->connects();
        m_eve->connects();
        m_house->pass(window);
        QCOMPARE(heardOf(*m_ann), QStringList{u"bob"_s});
        QVERIFY(m_eve->sends(Bye{}));
        QVERIFY(m_bob->sends(Bye{}));
        m_house->pass(window);

        QCOMPARE(heardOf(*m_ann), (QStringList{u"bob"_s, u"bob"_s}));
    }

    void who_watches_nobody_hears_of_nobody()
    {
        QVERIFY(m_ann->sends(Watch{}));
        m_bob->connects();
        m_eve->connects();
        m_house->pass(20s);
        m_bob->drops();
        m_house->pass(20s);

        QVERIFY(!m_ann->got<PresenceChanged>());
        QVERIFY(m_bob->got<PresenceChanged>());
    }

    void who_begins_to_watch_hears_at_once_who_of_these_is_there()
    {
        m_bob->connects();
        m_house->pass(window);
        m_ann->forgets();

        QVERIFY(m_ann->sends(Watch{users({u"bob"_s, u"eve"_s})}));

        QCOMPARE(heardOf(*m_ann), QStringList{u"bob"_s});
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
    }

    void a_list_takes_the_place_of_the_one_before()
    {
        QVERIFY(m_ann->sends(Watch{users({u"bob"_s})}));
        QVERIFY(m_ann->sends(Watch{users({u"eve"_s})}));
        m_ann->forgets();

        m_bob->connects();
        m_eve->connects();
        m_house->pass(window);

        QCOMPARE(heardOf(*m_ann), QStringList{u"eve"_s});
    }

    void a_hello_that_watches_some_gets_these_in_snapshot_and_after_live()
    {
        m_bob->connects();
        m_eve->watched = users({u"ann"_s, u"eve"_s});
        m_house->pass(window);

        m_eve->connects();
        QCOMPARE(m_eve->welcome->snapshot->presence.size(), 1);
        QCOMPARE(m_eve->welcome->snapshot->presence.first().user.value, u"ann"_s);
        QCOMPARE(heardOf(*m_eve), QStringList{u"ann"_s});
        m_house->pass(window);
        QCOMPARE(heardOf(*m_eve), (QStringList{u"ann"_s, u"eve"_s}));
        m_eve->drops();
        m_eve->forgets();
        m_eve->connects();

        QCOMPARE(m_eve->welcome->resumed, true);
        QCOMPARE(heardOf(*m_eve), (QStringList{u"ann"_s, u"eve"_s}));
    }

    void a_crowd_of_watchers_that_comes_back_is_told_what_each_of_them_shows()
    {
        constexpr int crowd = 100;
        std::vector<std::unique_ptr<FakePeer>> people;
        for (int i = 0; i < crowd; ++i) {
            people.push_back(std::make_unique<FakePeer>(*m_house, u"user%1"_s.arg(i)));
            people.back()->watched = users({u"user%1"_s.arg(i), u"user%1"_s.arg((i + 1) % crowd)});
        }

        for (const auto &one : people)
            one->connects();
        m_house->pass(20s);

        for (const auto &one : people)
            QCOMPARE(one->all<PresenceChanged>().size(), 2);
    }

    void each_connection_watches_for_itself_and_only_as_long_as_it_lives()
    {
        FakePeer tablet(*m_house, u"ann"_s);
        tablet.connects();
        QVERIFY(m_ann->sends(Watch{}));
        tablet.forgets();

        m_bob->connects();
        m_house->pass(window);
        QCOMPARE(heardOf(tablet), QStringList{u"bob"_s});
        QVERIFY(!m_ann->got<PresenceChanged>());
        m_ann->drops();
        m_ann->connects();

        QCOMPARE(heardOf(*m_ann), (QStringList{u"ann"_s, u"bob"_s}));
    }

    void who_watches_before_it_is_live_hears_it_then()
    {
        m_bob->connects();
        m_eve->connects();
        m_eve->drops();
        QVERIFY(m_bob->sends(Post{.room = m_house->commonRoom(), .id = {rules::newUuid()}, .text = u"x"_s}));
        m_house->pass(window);
        m_eve->forgets();
        m_eve->takesNothing();
        m_eve->connects();

        QVERIFY(m_eve->sends(Watch{users({u"bob"_s})}));
        QVERIFY(!m_eve->got<PresenceChanged>());
        m_eve->takes(1'000);

        QVERIFY(m_eve->got<Live>());
        QCOMPARE(heardOf(*m_eve), QStringList{u"bob"_s});
    }

    void ids_of_nobody_are_passed_over()
    {
        QVERIFY(m_ann->sends(Watch{users({u"nobody"_s, u"bob"_s, u"bob"_s})}));
        m_bob->connects();
        m_house->pass(window);

        QCOMPARE(heardOf(*m_ann), QStringList{u"bob"_s});
    }

private:
    std::unique_ptr<House> m_house;
    std::unique_ptr<FakePeer> m_ann;
    std::unique_ptr<FakePeer> m_bob;
    std::unique_ptr<FakePeer> m_eve;
};

QTEST_GUILESS_MAIN(HubWatchingTest)
#include "tst_hubwatching.moc"
