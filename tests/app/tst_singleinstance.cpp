// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/singleinstance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

namespace madang::app
{

using namespace Qt::StringLiterals;

/// One running program a profile, whatever the order in which two are started.
class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_second_hands_its_link_to_the_first()
    {
        SingleInstance first(m_profile.path());
        const QSignalSpy links(&first, &SingleInstance::linkArrived);
        QCOMPARE(first.begin({}), SingleInstance::Role::First);

        SingleInstance second(m_profile.path());
        QCOMPARE(second.begin(u"madang://host:1/#invite=abc"_s), SingleInstance::Role::HandedOver);

        QTRY_COMPARE(links.size(), 1);
        QCOMPARE(links.first().first().toString(), u"madang://host:1/#invite=abc"_s);
    }

    void two_profiles_are_two_programs()
    {
        const QTemporaryDir other;
        SingleInstance first(m_profile.path());
        SingleInstance second(other.path());
        QCOMPARE(first.begin({}), SingleInstance::Role::First);
        QCOMPARE(second.begin({}), SingleInstance::Role::First);
    }

    void who_finds_another_that_is_coming_up_or_ending_waits_for_it()
    {
        QLockFile held(m_profile.filePath(u"lock"_s));
        QVERIFY(held.tryLock());
        std::optional<SingleInstance::Role> role;
        const std::unique_ptr<QThread> late(QThread::create([this, &role] {
            SingleInstance instance(m_profile.path());
            role = instance.begin({});
        }));
        late->start();
        QVERIFY2(!late->wait(300), "nobody answers yet, and two must not run");

        held.unlock();

        QVERIFY(late->wait(30'000));
        QCOMPARE(role, SingleInstance::Role::First);
    }

private:
    QTemporaryDir m_profile;
};

} // namespace madang::app

QTEST_GUILESS_MAIN(madang::app::SingleInstanceTest)
#include "tst_singleinstance.moc"
