// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/accept.h"

#include <QTest>

#include <array>

namespace madang::server
{

/// Content negotiation by itself.
class AcceptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_type_that_is_liked_best_is_found_data()
    {
        QTest::addColumn<QByteArray>("accepted");
        QTest::addColumn<int>("place");
        const auto row = [](const char *accepted, int place) {
            QTest::newRow(accepted) << QByteArray(accepted) << place;
        };
        row("", 0);
        row("*/*", 0);
        row("b/y", 1);
        row("B/Y", 1);
        row("b/*", 1);
        row("c/z, a/x", 0);
        row("c/z, */*", 2);
        row("a/x;q=0.1, c/z;q=0.2", 2);
        row("a/x;level=1;q=0.1, c/z; Q=0.2", 2);
        row("a/x;q=0, */*", 1);
        row("a/x;q=nonsense, b/y;q=0.9", 0);
        row("*/*;q=0.1, b/y;q=0.05", 0);
        row("d/d", -1);
        row("*/*;q=0", -1);
        row("nonsense", -1);
        row(",", 0);
    }
    void the_type_that_is_liked_best_is_found()
    {
        QFETCH(const QByteArray, accepted);
        QFETCH(const int, place);
        static constexpr std::array<QByteArrayView, 3> types{"a/x", "b/y", "c/z"};

        const auto found = preferred(accepted.split(','), types);

        QCOMPARE(found ? static_cast<int>(*found) : -1, place);
    }

    void no_field_is_anything()
    {
        static constexpr std::array<QByteArrayView, 1> types{"a/x"};
        QCOMPARE(preferred({}, types), std::optional<size_t>(0));
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::AcceptTest)
#include "tst_accept.moc"
