// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/turnend.h"

#include <QCoreApplication>
#include <QEvent>
#include <QtTest>

using namespace madang::server;
using namespace Qt::StringLiterals;

namespace
{

/// Notes that it was called, and does what else it is told.
class Writer final : public TurnWriter
{
public:
    Writer(QStringList &notes, QString name)
        : m_notes(notes)
        , m_name(std::move(name))
    {
    }
    void writeTurn() override
    {
        m_notes.append(m_name);
        if (const auto then = std::exchange(m_then, {}))
            then();
    }
    void thenOnce(std::function<void()> then) { m_then = std::move(then); }

private:
    QStringList &m_notes;
    QString m_name;
    std::function<void()> m_then;
};

struct Scene {
    QStringList notes;
    Writer ann{notes, u"ann"_s};
    Writer bob{notes, u"bob"_s};
    TurnEnd turnEnd{{.begins = [this] { notes.append(u"begins"_s); }, .ended = [this] { notes.append(u"ended"_s); }}};
};

} // namespace

class TurnEndTest : public QObject
{
    Q_OBJECT

private slots:
    void who_has_gathered_something_writes_between_begin_and_end()
    {
        Scene scene;

        scene.turnEnd.add(scene.ann);
        scene.turnEnd.add(scene.bob);
        const QStringList before = scene.notes;
        QCoreApplication::processEvents();

        QCOMPARE(before, QStringList{u"begins"_s});
        QCOMPARE(scene.notes, QStringList({u"begins"_s, u"ann"_s, u"bob"_s, u"ended"_s}));
    }

    void each_turn_begins_anew()
    {
        Scene scene;

        scene.turnEnd.add(scene.ann);
        QCoreApplication::processEvents();
        scene.turnEnd.add(scene.bob);
        QCoreApplication::processEvents();

        QCOMPARE(scene.notes, QStringList({u"begins"_s, u"ann"_s, u"ended"_s, u"begins"_s, u"bob"_s, u"ended"_s}));
    }

    void it_begins_with_what_is_said_though_nothing_is_to_be_written_yet()
    {
        Scene scene;

        scene.turnEnd.stir();
        scene.turnEnd.stir();
        scene.turnEnd.add(scene.ann);
        const QStringList before = scene.notes;
        QCoreApplication::processEvents();
        scene.turnEnd.stir();
        QCoreApplication::processEvents();

        QCOMPARE(before, QStringList{u"begins"_s});
        QCOMPARE(scene.notes, QStringList({u"begins"_s, u"ann"_s, u"ended"_s, u"begins"_s, u"ended"_s}));
    }

    void a_turn_in_which_nobody_gathers_anything_says_nothing()
    {
        Scene scene;

        QCoreApplication::postEvent(&scene.turnEnd, new QEvent(QEvent::User));
        QCoreApplication::processEvents();

        QVERIFY(scene.notes.isEmpty());
    }

    void it_has_not_ended_while_something_gathered_during_the_writing_waits()
    {
        Scene scene;
        scene.ann.thenOnce([&scene] { scene.turnEnd.add(scene.bob); });

        scene.turnEnd.add(scene.ann);
        while (!scene.notes.contains(u"ended"_s))
            QCoreApplication::processEvents();

        QCOMPARE(scene.notes, QStringList({u"begins"_s, u"ann"_s, u"bob"_s, u"ended"_s}));
    }

    void who_goes_away_is_not_called_but_the_turn_ends()
    {
        Scene scene;

        scene.turnEnd.add(scene.ann);
        scene.turnEnd.remove(scene.ann);
        QCoreApplication::processEvents();

        QCOMPARE(scene.notes, QStringList({u"begins"_s, u"ended"_s}));
    }
};

QTEST_GUILESS_MAIN(TurnEndTest)
#include "tst_turnend.moc"
