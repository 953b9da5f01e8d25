// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/edgetest.h"

#include <QTest>

#include <functional>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How long a request over HTTP may take to come, and its answer to be taken.
class HttpDeadlinesTest : public EdgeTest
{
    Q_OBJECT

private Q_SLOTS:
    void a_head_has_ten_seconds_however_it_drips()
    {
        RawClient silent(m_edge->gateway->port());
        RawClient dripping(m_edge->gateway->port());
        dripping.send("GET");
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 2, patience);
        m_edge->clock.pass(9s);
        dripping.send(" / HT");
        RawClient good(m_edge->gateway->port());
        good.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(good.hears("200 OK"));

        m_edge->clock.pass(2s);

        QVERIFY(silent.isClosed());
        QVERIFY(silent.received().isEmpty());
        QVERIFY(dripping.isClosed());
        QVERIFY(dripping.received().startsWith("HTTP/1.1 408"));
        QCOMPARE(good.socket().state(), QAbstractSocket::ConnectedState);
    }

    void a_body_has_ten_seconds_beyond_its_head()
    {
        RawClient client(m_edge->gateway->port());
        client.send("POST /api/v1/login HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
        QVERIFY(client.hears("100 Continue"));

        m_edge->clock.pass(11s);

        QVERIFY(client.isClosed());
        QVERIFY(client.received().contains("HTTP/1.1 408"));
    }

    void who_takes_no_answers_is_asked_nothing_more_and_has_ten_seconds()
    {
        RawClient client(m_edge->gateway->port());
        client.socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
        client.socket().setReadBufferSize(1);
        QVERIFY(client.isOpen());
        const QByteArray request =
            "POST /api/v1/logout HTTP/1.1\r\nHost: h\r\nAuthorization: bearer a\r\nContent-Length: 0\r\n\r\n";
        constexpr int sent = 100'000;
        client.send(request.repeated(sent));
        QVERIFY(standsStill([&] { return m_edge->signIn.loggedOut.size(); }));

        m_edge->clock.pass(11s);

        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);
        QVERIFY2(m_edge->signIn.loggedOut.size() < sent / 2,
                 QByteArray::number(m_edge->signIn.loggedOut.size()).constData());
    }

    /// How much of an answer the kernel takes at once is its business: so answers of many sizes.
    void who_takes_the_last_answer_slowly_is_not_cut_off_in_its_middle()
    {
        const User person{.id = {u"u"_s}, .name = QString(50'000, u'x')};
        Snapshot snapshot;
        for (int i = 1; i <= 20; ++i) {
            snapshot.users.append(person);
            m_edge->wicket.snapshots = snapshot;
            RawClient silent(m_edge->gateway->port());
            QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 1, patience);
            m_edge->clock.pass(6s);
            RawClient client(m_edge->gateway->port());
            client.socket().setReadBufferSize(1);
            client.send("GET /api/v1/snapshot HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ann's\r\n"
                        "Connection: close\r\n\r\n");
            QTRY_COMPARE_WITH_TIMEOUT(m_edge->wicket.snapshotsFor.size(), i, patience);

            const milliseconds forItsSize{std::max<qint64>(0, i * person.name.size() - 65'536) / 8};
            m_edge->clock.pass(6s + forItsSize);
            QVERIFY(silent.isClosed()); // so what is due has been done

            client.socket().setReadBufferSize(0);
            QVERIFY(client.isClosed());
            QVERIFY2(client.received().size() > i * person.name.size(), QByteArray::number(i).constData());
            QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);
        }
    }

private:
    /// Whether the server has come to a point where it takes no more of what waits: it serves somebody else all the
    /// while.
    [[nodiscard]] bool standsStill(const std::function<qsizetype()> &count)
    {
        for (int attempt = 0; attempt < 1000; ++attempt) {
            const qsizetype before = count();
            for (int i = 0; i < 5; ++i)
                if (!m_edge->serves())
                    return false;
            if (before > 0 && count() == before)
                return true;
        }
        return false;
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::HttpDeadlinesTest)
#include "tst_httpdeadlines.moc"
