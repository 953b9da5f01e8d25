// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/error.h"

#include "protocol/closecode.h"

#include <QtTest>

using namespace madang;
using namespace Qt::StringLiterals;

class ErrorTest : public QObject
{
    Q_OBJECT

private slots:
    void the_table_of_errors_is_the_documented_one_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("mayRetry");

        QTest::newRow("bad_request") << ErrorCode::BadRequest << u"bad_request"_s << 400 << false;
        QTest::newRow("unauthorized") << ErrorCode::Unauthorized << u"unauthorized"_s << 401 << false;
        QTest::newRow("forbidden") << ErrorCode::Forbidden << u"forbidden"_s << 403 << false;
        QTest::newRow("not_found") << ErrorCode::NotFound << u"not_found"_s << 404 << false;
        QTest::newRow("conflict") << ErrorCode::Conflict << u"conflict"_s << 409 << false;
        QTest::newRow("resync") << ErrorCode::Resync << u"resync"_s << 409 << false;
        QTest::newRow("too_large") << ErrorCode::TooLarge << u"too_large"_s << 413 << false;
        QTest::newRow("unsupported") << ErrorCode::Unsupported << u"unsupported"_s << 415 << false;
        QTest::newRow("too_many") << ErrorCode::TooMany << u"too_many"_s << 429 << true;
        QTest::newRow("internal") << ErrorCode::Internal << u"internal"_s << 500 << true;
        QTest::newRow("unavailable") << ErrorCode::Unavailable << u"unavailable"_s << 503 << true;
    }
    void the_table_of_errors_is_the_documented_one()
    {
        QFETCH(ErrorCode, code);
        QFETCH(QString, name);

        QCOMPARE(infoOf(code).code, code);
        QCOMPARE(QString(infoOf(code).name), name);
        QTEST(infoOf(code).httpStatus, "status");
        QTEST(infoOf(code).mayRetry, "mayRetry");
        QCOMPARE(errorCodeNamed(name), std::optional(code));
    }

    void an_unknown_name_is_no_error_code()
    {
        QVERIFY(!errorCodeNamed(u"teapot"));
        QVERIFY(!errorCodeNamed({}));
    }

    void a_close_says_whether_to_come_back_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("comeBack");
        const auto row = [](int code, bool comeBack) {
            QTest::newRow(qPrintable(QString::number(code))) << code << comeBack;
        };

        for (const int code : {1000, 1001, 1002, 1005, 1006, 1009, 1011, 4000, 4001, 4003, 4008, 4013, 4499, 5000})
            row(code, true);
        for (const int code : {4500, 4501, 4503, 4509, 4510, 4529, 4999})
            row(code, false);
    }
    void a_close_says_whether_to_come_back()
    {
        QFETCH(int, code);

        QTEST(mayComeBack(static_cast<quint16>(code)), "comeBack");
    }

    void every_close_has_a_short_reason_in_ascii_and_a_number_that_qt_lets_through()
    {
        for (const auto code : {CloseCode::GoingAway, CloseCode::ProtocolError, CloseCode::TooLarge, CloseCode::Retry,
                                CloseCode::Restarting, CloseCode::NoHello, CloseCode::TooSlow, CloseCode::Overloaded,
                                CloseCode::BadProtocol, CloseCode::SignedOut, CloseCode::Forbidden, CloseCode::Replaced,
                                CloseCode::ClientTooOld, CloseCode::TooManyErrors}) {
            const QString reason = reasonOf(code);
            const auto number = static_cast<quint16>(code);

            QVERIFY(!reason.isEmpty() && reason.toUtf8().size() <= 123);
            QCOMPARE(reason.toLatin1().size(), reason.toUtf8().size());
            QVERIFY(number <= 1011 || number >= 3000);
        }
    }
};

QTEST_GUILESS_MAIN(ErrorTest)
#include "tst_error.moc"
