// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/connection/wireevent.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using Words = WireEvent::Words;

namespace
{

const EpochId epoch{u"e7"_s};

} // namespace

/// What came over the wire is shown as it came, without what people wrote.
class WireEventTest : public QObject
{
    Q_OBJECT

private slots:
    void an_event_has_its_position_and_its_name()
    {
        const auto event =
            WireEvent::read(R"({"ev":"message.posted","seq":48212,"room":"r1","by":"u4","text":"hi"})", epoch);

        QCOMPARE(event->id, u"e7.48212"_s);
        QCOMPARE(event->name, u"message.posted"_s);
    }

    void only_the_heartbeat_among_signals_has_a_position()
    {
        QCOMPARE(WireEvent::read(R"({"sig":"live","cursor":"e7.48213"})", epoch)->id, u"e7.48213"_s);
        QCOMPARE(WireEvent::read(R"({"sig":"typing","room":"r1"})", epoch)->id, QString());
    }

    void what_people_wrote_is_hidden_until_asked_data();
    void what_people_wrote_is_hidden_until_asked();

    void ids_stay()
    {
        const auto event = WireEvent::read(R"({"ev":"message.posted","by":"u4","mentions":["u2","u3"],"n":3})", epoch);

        QCOMPARE(event->text(Words::Hidden), event->text(Words::Shown));
    }

    void dots_do_not_tell_how_long_it_was()
    {
        const auto of = [](const QByteArray &text) {
            const auto message = QByteArray(R"({"ev":"x","text":"WORDS"})").replace("WORDS", text);
            return WireEvent::read(message, epoch)->text(Words::Hidden);
        };

        QCOMPARE(of("a"), of("a much longer text"));
    }

    void an_event_that_this_program_does_not_know_is_shown_too()
    {
        const auto event = WireEvent::read(R"({"ev":"poll.opened","seq":3,"question":7})", epoch);

        QCOMPARE(event->name, u"poll.opened"_s);
        QVERIFY(event->text(Words::Hidden).contains(u"\"question\":7"_s));
    }

    void answers_are_no_events()
    {
        QVERIFY(!WireEvent::read(R"({"re":1,"ok":{"token":"secret"}})", epoch));
        QVERIFY(!WireEvent::read("no JSON", epoch));
        QVERIFY(!WireEvent::read("", epoch));
    }

    void what_is_endless_is_cut()
    {
        const auto message = QByteArray(R"({"ev":"x","odd":"WORDS"})").replace("WORDS", QByteArray(60'000, 'a'));

        const auto event = WireEvent::read(message, epoch);

        QVERIFY(event->text(Words::Shown).size() < 2'100);
    }
};

void WireEventTest::what_people_wrote_is_hidden_until_asked_data()
{
    QTest::addColumn<QByteArray>("message");

    QTest::newRow("a message") << QByteArray(R"({"ev":"message.posted","text":"PRIVATE"})");
    QTest::newRow("an edit") << QByteArray(R"({"ev":"message.edited","text":"PRIVATE"})");
    QTest::newRow("a topic") << QByteArray(R"({"ev":"room.updated","topic":"PRIVATE"})");
    QTest::newRow("a room's name") << QByteArray(R"({"ev":"room.created","room":{"id":"r","name":"PRIVATE"}})");
    QTest::newRow("a person's name") << QByteArray(R"({"ev":"user","user":{"id":"u","name":"PRIVATE"}})");
    QTest::newRow("a status") << QByteArray(R"({"ev":"user","user":{"id":"u","status":"PRIVATE"}})");
    QTest::newRow("a room's last message")
        << QByteArray(R"({"ev":"member.joined","room_object":{"last":{"text":"PRIVATE"}}})");
    QTest::newRow("what is not known here") << QByteArray(R"({"ev":"poll.opened","question":"PRIVATE"})");
    QTest::newRow("a reaction") << QByteArray(R"({"ev":"reaction","emoji":"PRIVATE"})");
    QTest::newRow("in a list") << QByteArray(R"({"ev":"x","all":[[{"text":"PRIVATE"}]]})");
}

void WireEventTest::what_people_wrote_is_hidden_until_asked()
{
    QFETCH(const QByteArray, message);

    const auto event = WireEvent::read(message, epoch);

    QVERIFY(!event->text(Words::Hidden).contains(u"PRIVATE"_s));
    QVERIFY(event->text(Words::Hidden).contains(u"········"_s));
    QVERIFY(event->text(Words::Shown).contains(u"PRIVATE"_s));
}

QTEST_GUILESS_MAIN(WireEventTest)
#include "tst_wireevent.moc"
