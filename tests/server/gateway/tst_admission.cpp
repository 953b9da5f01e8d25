// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/admission.h"

#include <QTest>

#include <vector>

namespace madang::server
{

using namespace Qt::StringLiterals;
using Refusal = Admission::Refusal;

/// Who has a place, and against whom it counts: 10.0.0.0/8 are proxies.
class AdmissionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_limits = Limits{.connectionsTotal = 0, .unauthenticatedPerAddress = 2};
        m_admission = std::make_unique<Admission>(m_limits, m_proxies);
    }

    void a_proxys_connections_count_for_whom_they_come()
    {
        auto ann = admitted(m_proxy);
        auto bob = admitted(m_proxy);
        QCOMPARE(m_admission->waiting(), 2);

        QVERIFY(!ann.comeFor({"198.51.100.7"}));
        QVERIFY(!bob.comeFor({"198.51.100.8"}));

        QCOMPARE(m_admission->waiting(), 0);
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 1);
        QCOMPARE(m_admission->unauthenticatedFrom(m_bob), 1);
        QCOMPARE(m_admission->unauthenticatedFrom(m_proxy), 0);
        QCOMPARE(ann.client(), m_ann);
    }

    void who_is_held_up_takes_nobodys_place()
    {
        auto first = admitted(m_ann);
        auto second = admitted(m_ann);
        QVERIFY(!m_admission->admit(m_ann));

        QVERIFY(first.holdUp());
        auto third = admitted(m_ann);
        QVERIFY(!m_admission->admit(m_ann));

        first.letGo();
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 3);
        first = {};
        second = {};
        third = {};
        QCOMPARE(m_admission->total(), 0);
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 0);
    }

    void only_so_many_are_held_up()
    {
        std::vector<Admission::Ticket> tickets;
        for (int i = 0; i < Admission::mostHeldUp; ++i) {
            tickets.push_back(admitted(m_ann));
            QVERIFY(tickets.back().holdUp());
        }
        auto further = admitted(m_ann);

        QVERIFY(!further.holdUp());
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 1);
        tickets.pop_back();

        QVERIFY(further.holdUp());
    }

    void one_too_many_of_a_client_is_refused_and_the_others_are_not()
    {
        auto first = admitted(m_proxy);
        auto second = admitted(m_ann); // without the proxy
        auto third = admitted(m_proxy);
        auto other = admitted(m_proxy);
        QVERIFY(!first.comeFor({"198.51.100.7"}));

        QCOMPARE(third.comeFor({"198.51.100.7"}), std::optional(Refusal::TooManyFromAddress));
        QVERIFY(!other.comeFor({"198.51.100.8"}));

        QCOMPARE(third.client(), m_ann);
        QCOMPARE(m_admission->waiting(), 1);
        QVERIFY(!m_admission->admit(m_ann));
        second = {};
        QVERIFY(!third.comeFor({"198.51.100.7"}));
    }

    void each_request_on_a_connection_may_be_somebody_elses()
    {
        auto connection = admitted(m_proxy);
        QVERIFY(!connection.comeFor({"198.51.100.7"}));

        connection.waitForNext();
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 0);
        QCOMPARE(m_admission->waiting(), 1);

        QVERIFY(!connection.comeFor({"198.51.100.8"}));
        QCOMPARE(m_admission->unauthenticatedFrom(m_bob), 1);
        connection.signedIn();
        QCOMPARE(m_admission->unauthenticatedFrom(m_bob), 0);
        QVERIFY(!connection.comeFor({"198.51.100.7"}));
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 1);
        QCOMPARE(m_admission->waiting(), 0);
    }

    void an_ipv6_client_counts_by_its_64()
    {
        auto first = admitted(m_proxy);
        auto second = admitted(m_proxy);
        auto third = admitted(m_proxy);
        QVERIFY(!first.comeFor({"2001:db8::1"}));
        QVERIFY(!second.comeFor({"[2001:db8::2]:80"}));

        QVERIFY(third.comeFor({"2001:db8::3"}));
        QVERIFY(!third.comeFor({"2001:db8:0:1::3"}));
    }

    void who_is_no_proxy_says_it_in_vain()
    {
        auto first = admitted(m_ann);
        auto second = admitted(m_ann);
        QVERIFY(!first.comeFor({"198.51.100.8"}));
        QVERIFY(!second.comeFor({"198.51.100.8"}));
        first.waitForNext();

        QCOMPARE(first.client(), m_ann);
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 2);
        QVERIFY(!m_admission->admit(m_ann));
    }

    void whose_request_shows_a_token_counts_by_user()
    {
        const UserId eve{u"eve"_s};
        auto first = admitted(m_ann);
        auto second = admitted(m_ann);
        QVERIFY(!first.comeFor({}, eve));
        QVERIFY(!second.comeFor({}, eve));
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 0);
        first.waitForNext();
        auto third = admitted(m_ann);
        auto fourth = admitted(m_ann);

        QVERIFY(first.comeFor({})); // without it, it is a third stranger
        QVERIFY(!first.comeFor({}, eve));
        third = {};
        second.waitForNext();
        QVERIFY(!second.comeFor({}));
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 2);
    }

    void a_user_has_so_many_places_and_beyond_them_those_of_the_address()
    {
        m_limits.connectionsPerUser = 3;
        std::vector<Admission::Ticket> tickets(5);
        for (Admission::Ticket &ticket : tickets) {
            ticket = admitted(m_ann);
            QVERIFY(!ticket.comeFor({}, UserId{u"eve"_s}));
        }

        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 2);
        QVERIFY(!m_admission->admit(m_ann));
        tickets.erase(tickets.begin()); // a member's
        QVERIFY(!tickets.back().comeFor({}, UserId{u"eve"_s}));
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 1);
        auto proxys = admitted(m_proxy);
        QVERIFY(!proxys.comeFor({"198.51.100.7"}, UserId{u"eve"_s}));
        QVERIFY(!m_admission->admit(m_ann));
    }

    void proxies_have_so_many_requests_under_way_and_no_more()
    {
        std::vector<Admission::Ticket> tickets(size_t{2} * Admission::waitingByPlace);
        for (quint32 number = 0; Admission::Ticket & ticket : tickets)
            ticket = admitted(QHostAddress(0x0a000000U + ++number));

        const auto refused = m_admission->admit(m_proxy);

        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error(), Refusal::TooManyFromAddress);
        QVERIFY(m_admission->admit(m_ann).has_value());
        tickets.pop_back();
        QVERIFY(m_admission->admit(m_proxy).has_value());
        QVERIFY(!tickets.back().comeFor({"198.51.100.7"}));
        tickets.push_back(admitted(m_proxy));
    }

    void all_of_them_count_in_all()
    {
        m_limits.connectionsTotal = 2;
        auto first = admitted(m_proxy);
        auto second = admitted(m_proxy);
        QVERIFY(!first.comeFor({"198.51.100.7"}));
        second.signedIn();

        QCOMPARE(m_admission->admit(m_proxy).error(), Refusal::Full);
        first = {};
        QVERIFY(m_admission->admit(m_proxy).has_value());
    }

    void nothing_is_left_when_all_are_gone()
    {
        {
            auto first = admitted(m_proxy);
            auto second = admitted(m_proxy);
            auto third = admitted(m_proxy);
            QVERIFY(!second.comeFor({"198.51.100.7"}));
            QVERIFY(!third.comeFor({"198.51.100.7"}));
            third.signedIn();
            const Admission::Ticket moved = std::move(second);
            QCOMPARE(moved.client(), m_ann);
        }

        QCOMPARE(m_admission->total(), 0);
        QCOMPARE(m_admission->waiting(), 0);
        QCOMPARE(m_admission->unauthenticatedFrom(m_ann), 0);
    }

    void without_a_limit_all_come_in()
    {
        m_limits.unauthenticatedPerAddress = 0;
        std::vector<Admission::Ticket> tickets;
        for (int i = 0; i < 100; ++i) {
            tickets.push_back(admitted(m_proxy));
            tickets.push_back(admitted(m_proxy));
            QVERIFY(!tickets.back().comeFor({"198.51.100.7"}));
        }
        QCOMPARE(m_admission->total(), 200);
    }

private:
    /// A place, or an empty one, which a test notices soon.
    [[nodiscard]] Admission::Ticket admitted(const QHostAddress &peer)
    {
        auto ticket = m_admission->admit(peer);
        return ticket ? std::move(*ticket) : Admission::Ticket();
    }

    const QHostAddress m_proxy{u"10.0.0.1"_s};
    const QHostAddress m_ann{u"198.51.100.7"_s};
    const QHostAddress m_bob{u"198.51.100.8"_s};
    const Networks m_proxies = *Networks::fromText(u"10.0.0.0/8"_s);
    Limits m_limits;
    std::unique_ptr<Admission> m_admission;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::AdmissionTest)
#include "tst_admission.moc"
