// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How often one user may come: whoever does is read what they missed, which costs more than what they say.
class HubArrivalsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build({.serverName = u"s"_s, .commandsPerSecond = 2}); }
    void cleanup() { leave(); }

    void a_user_comes_again_and_again_and_then_at_the_rate()
    {
        for (int i = 1; i < burst; ++i)
            QVERIFY(comesAgain());

        const auto refused = comesAgain();
        QCOMPARE(refused.error().code, ErrorCode::TooMany);
        QCOMPARE(refused.error().after, std::optional<milliseconds>(500ms));
        QCOMPARE(m_ann->closed, std::optional(CloseCode::Overloaded));
        m_house->clock.pass(500ms);

        QVERIFY(comesAgain());
    }

    void who_follows_over_http_comes_too_and_others_are_not_concerned()
    {
        FakePeer bob(*m_house, u"bob"_s);
        for (int i = 1; i < burst; ++i) {
            m_ann->follows();
            QVERIFY(*m_ann->begun);
        }

        m_ann->follows();
        QCOMPARE(m_ann->begun->error().code, ErrorCode::TooMany);
        QCOMPARE(m_ann->begun->error().after, std::optional<milliseconds>(500ms));
        bob.connects();
        QVERIFY(bob.welcome);
    }

    void the_operator_may_turn_it_off()
    {
        leave();
        build({.serverName = u"s"_s, .commandsPerSecond = 0});

        for (int i = 0; i < 5 * burst; ++i)
            QVERIFY(comesAgain());
    }

private:
    static constexpr int burst = 40; ///< twenty seconds' worth

    void build(const HubSettings &settings)
    {
        m_house = std::make_unique<House>(settings);
        m_ann = std::make_unique<FakePeer>(*m_house, u"ann"_s, Role::Owner);
        m_ann->connects();
    }
    [[nodiscard]] Expected<Welcome, Error> comesAgain()
    {
        m_ann->drops();
        m_ann->connectsSilently();
        return m_ann->greets(Hello{.token = m_ann->token, .session = m_ann->session});
    }
    void leave()
    {
        m_ann.reset();
        m_house.reset();
    }

    std::unique_ptr<House> m_house;
    std::unique_ptr<FakePeer> m_ann;
};

QTEST_GUILESS_MAIN(HubArrivalsTest)
#include "tst_hubarrivals.moc"
