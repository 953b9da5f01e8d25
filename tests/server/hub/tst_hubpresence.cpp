// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <QTest>

#include <algorithm>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto tick = 500ms; // the hub's
constexpr auto window = 1s;  // the shortest time between two batches

QStringList whoIn(const QList<PresenceChanged> &told)
{
    QStringList who;
    for (const PresenceChanged &one : told)
        who.append(one.user.value);
    who.sort();
    return who;
}

} // namespace

/// What each user is, and how often others are told.
class HubPresenceTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<House>();
        m_ann = std::make_unique<FakePeer>(*m_house, u"ann"_s, Role::Owner);
        m_bob = std::make_unique<FakePeer>(*m_house, u"bob"_s);
        m_phone = std::make_unique<FakePeer>(*m_house, u"bob"_s); // Bob's other device
        m_ann->connects();
        m_house->pass(window);
        m_ann->forgets();
    }
    void cleanup()
    {
        m_ann.reset();
        m_bob.reset();
        m_phone.reset();
        m_house.reset();
    }

    void who_comes_is_active_and_who_goes_is_offline_after_12_s()
    {
        m_bob->connects();
        const auto came = m_house->clock.now();
        QVERIFY(!m_ann->got<PresenceChanged>());
        m_house->pass(tick);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        QCOMPARE(m_ann->last<PresenceChanged>().user.value, u"bob"_s);
        QCOMPARE(m_ann->last<PresenceChanged>().since, came);

        m_bob->drops();
        m_house->pass(11s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        m_house->pass(1s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Offline);
    }

    void a_short_drop_is_not_noticed()
    {
        m_bob->connects();
        QVERIFY(m_bob->sends(SetPresence{.state = Presence::Away}));
        m_house->pass(window);
        m_ann->forgets();

        m_bob->drops();
        m_house->pass(5s);
        m_bob->connects();
        m_house->pass(30s);

        QVERIFY(!m_ann->got<PresenceChanged>());
    }

    void bye_is_offline_without_that_grace()
    {
        m_bob->connects();
        m_house->pass(window);
        QVERIFY(m_bob->sends(Bye{}));
        m_house->pass(tick);

        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Offline);
        QCOMPARE(m_bob->closed, CloseCode::GoingAway);
    }

    void presence_is_merged_over_the_sessions_and_sent_on_change_only()
    {
        m_bob->connects();
        m_phone->connects();
        m_house->pass(window);
        m_ann->forgets();

        QVERIFY(m_bob->sends(SetPresence{.state = Presence::Away}));
        m_house->pass(window);
        QVERIFY(!m_ann->got<PresenceChanged>()); // the phone is active
        QVERIFY(m_phone->sends(SetPresence{.state = Presence::Away}));
        m_house->pass(window);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Away);
        QVERIFY(m_phone->sends(SetPresence{.state = Presence::Active}));
        m_house->pass(window);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        QVERIFY(m_bob->sends(SetPresence{.state = Presence::Dnd}));
        m_house->pass(window);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Dnd);
        QVERIFY(m_bob->sends(SetPresence{.state = Presence::Dnd}));
        m_house->pass(window);
        QCOMPARE(m_ann->all<PresenceChanged>().size(), 3);
        QVERIFY(m_bob->sends(Bye{}));
        m_house->pass(window);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        QCOMPARE(m_phone->sends(SetPresence{.state = Presence::Offline}).error().code, ErrorCode::BadRequest);
    }

    void a_crowd_that_comes_at_once_is_one_batch_for_each()
    {
        constexpr int crowd = 100;
        std::vector<std::unique_ptr<FakePeer>> people;
        QStringList all{u"ann"_s};
        for (int i = 0; i < crowd; ++i) {
            const QString name = u"user%1"_s.arg(i);
            people.push_back(std::make_unique<FakePeer>(*m_house, name));
            people.back()->connects();
            all.append(name);
        }
        all.sort();
        QVERIFY(!m_ann->got<PresenceChanged>());

        m_house->pass(tick);
        QCOMPARE(m_ann->all<PresenceChanged>().size(), crowd);
        m_house->pass(20s);

        QCOMPARE(m_ann->all<PresenceChanged>().size(), crowd);
        for (const auto &one : people)
            QCOMPARE(whoIn(one->all<PresenceChanged>()), all); // each of them once, Ann when they came
        for (const auto &one : people)
            QVERIFY(one->sends(SetPresence{.state = Presence::Away}));
        m_ann->forgets();
        m_house->pass(tick);
        QCOMPARE(m_ann->all<PresenceChanged>().size(), crowd);
    }

    void who_flaps_is_told_once_a_second_at_most()
    {
        m_bob->connects();
        m_house->pass(window);
        m_ann->forgets();

        for (int i = 0; i < 10; ++i) { // each lasts for a tick, so that half of them are seen
            QVERIFY(m_bob->sends(SetPresence{.state = i % 2 == 0 ? Presence::Away : Presence::Active}));
            QVERIFY(m_bob->sends(SetPresence{.state = i % 2 == 0 ? Presence::Dnd : Presence::Away}));
            m_house->pass(tick);
        }
        QVERIFY(m_ann->all<PresenceChanged>().size() <= 5);
        QVERIFY(m_ann->got<PresenceChanged>());
        m_house->pass(window);

        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Away); // the last word is never lost
    }

    void who_is_back_before_it_was_told_is_not_mentioned()
    {
        m_bob->connects();
        m_house->pass(window);
        const auto since = m_ann->last<PresenceChanged>().since;
        m_ann->forgets();

        QVERIFY(m_bob->sends(SetPresence{.state = Presence::Away}));
        QVERIFY(m_bob->sends(Bye{}));
        m_bob->connects();
        m_house->pass(5s);

        QVERIFY(!m_ann->got<PresenceChanged>());
        m_phone->connects();
        const auto present = m_phone->all<PresenceChanged>();
        const auto bob =
            std::find_if(present.begin(), present.end(), [](const auto &one) { return one.user.value == u"bob"_s; });
        QVERIFY(bob != present.end());
        QCOMPARE(bob->since, since);
    }

    void who_comes_back_hears_after_live_who_is_there()
    {
        m_bob->connects();
        m_house->pass(window);
        m_bob->drops();
        m_bob->forgets();
        m_bob->connects();

        QVERIFY(std::holds_alternative<Live>(std::get<Signal>(m_bob->received.first())));
        QCOMPARE(whoIn(m_bob->all<PresenceChanged>()), (QStringList{u"ann"_s, u"bob"_s}));
        QCOMPARE(m_bob->welcome->resumed, true);
    }

    void a_snapshot_says_who_is_there()
    {
        m_phone->connects();
        m_house->pass(window);

        m_bob->connects();

        const auto &presence = m_bob->welcome->snapshot->presence;
        QCOMPARE(presence.size(), 2);
        QCOMPARE(presence.first().user.value, u"ann"_s);
        QCOMPARE(presence.first().state, Presence::Active);
    }

    void what_a_snapshot_says_is_what_the_next_batch_goes_on_from()
    {
        m_phone->connects();
        m_bob->connects(); // in the same second: nobody has heard of either yet
        QCOMPARE(m_bob->welcome->snapshot->presence.size(), 1);
        QVERIFY(m_phone->sends(Bye{}));
        QVERIFY(m_bob->sends(Bye{}));
        m_ann->forgets();

        m_house->pass(window);

        QVERIFY(!m_ann->got<PresenceChanged>());
    }

    void who_was_removed_is_not_mentioned_any_more()
    {
        m_bob->connects();
        m_house->pass(window);
        QVERIFY(m_bob->sends(SetPresence{.state = Presence::Away}));
        m_ann->forgets();

        QVERIFY(m_ann->sends(RemoveUser{.id = {rules::newUuid()}, .user = {u"bob"_s}}));
        m_house->pass(20s);

        QVERIFY(!m_ann->got<PresenceChanged>());
    }

private:
    std::unique_ptr<House> m_house;
    std::unique_ptr<FakePeer> m_ann;
    std::unique_ptr<FakePeer> m_bob;
    std::unique_ptr<FakePeer> m_phone;
};

QTEST_GUILESS_MAIN(HubPresenceTest)
#include "tst_hubpresence.moc"
