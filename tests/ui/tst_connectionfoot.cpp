// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectionfoot.h"

#include "tests/support/ui/connectiondesk.h"
#include "ui/controls/iconbutton.h"
#include "ui/language/language.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace madang::client;
using namespace madang::ui;
using namespace madang::tests;

namespace
{

/// The panel in a window, while a connection is looked for in vain.
struct Failed {
    Language language{QLocale(QLocale::English)};
    Theme theme;
    Icons icons{theme};
    ConnectionDesk desk{icons};
    QSignalSpy asked{&desk.panel, &ConnectionPanel::proxyWanted};
    QPushButton &mending = *desk.panel.findChild<QPushButton *>(u"connectionAction"_s);

    explicit Failed(Cause cause)
    {
        desk.panel.show();
        desk.session.start();
        desk.transport.closes({.cause = cause});
        desk.settle();
    }
};

} // namespace

/// What is offered below all about a connection, and above it, is what helps.
class ConnectionFootTest : public QObject
{
    Q_OBJECT

private slots:
    void where_a_proxy_is_in_the_way_it_can_be_changed()
    {
        Failed failed(Cause::Proxy);
        QCOMPARE(failed.mending.text(), u"Proxy…"_s);
        QCOMPARE(failed.mending.accessibleName(), u"Proxy…"_s);
        QVERIFY(failed.mending.accessibleDescription().contains(u"The proxy of this network"_s));

        failed.mending.click();

        QCOMPARE(failed.asked.count(), 1);
    }

    void where_something_else_is_in_the_way_one_tries_again()
    {
        Failed failed(Cause::NobodyListens);
        const QSignalSpy tried(&failed.desk.panel, &ConnectionPanel::tryNow);
        QCOMPARE(failed.mending.text(), u"Try now"_s);

        failed.mending.click();

        QCOMPARE(tried.count(), 1);
        QCOMPARE(failed.asked.count(), 0);
    }

    void the_proxy_can_be_changed_at_any_time()
    {
        Failed failed(Cause::NobodyListens);
        auto &gear = *failed.desk.panel.findChild<IconButton *>(u"proxy"_s);
        QVERIFY(gear.isVisible());
        QCOMPARE(gear.accessibleName(), u"Proxy…"_s);

        gear.click();

        QCOMPARE(failed.asked.count(), 1);
    }
};

QTEST_MAIN(ConnectionFootTest)
#include "tst_connectionfoot.moc"
