// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/stripline.h"
#include "ui/language/language.h"

#include <QTest>

#include <functional>

using namespace madang;
using namespace madang::tests;

namespace
{

using Story = std::function<void(StripLine &)>;

} // namespace

Q_DECLARE_METATYPE(Story)

/// The strip says in both languages what has become of the connection.
class StripWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void each_state_of_a_session_has_its_words_data();
    void each_state_of_a_session_has_its_words();
    void who_was_sent_away_stays_away_data();
    void who_was_sent_away_stays_away();
};

void StripWordsTest::each_state_of_a_session_has_its_words_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QStringList>("english");
    QTest::addColumn<QStringList>("korean");
    const auto row = [](const char *name, const Story &story, const QStringList &english, const QStringList &korean) {
        QTest::newRow(name) << story << english << korean;
    };

    row("connecting",
        [](StripLine &line) {
            line.session.start();
            line.pass(1500ms);
        },
        {u"Connecting to Lab…"_s, u"Cancel"_s}, {u"Lab에 연결하는 중…"_s, u"취소"_s});
    row("live", [](StripLine &line) { line.becomeLive(); }, {QString()}, {QString()});
    row("a short trouble",
        [](StripLine &line) {
            line.becomeLive();
            line.transport.breaks();
            line.pass(1499ms);
        },
        {QString()}, {QString()});
    row("reconnecting",
        [](StripLine &line) {
            line.becomeLive();
            line.transport.breaks();
            line.pass(1500ms);
        },
        {u"Reconnecting…"_s}, {u"다시 연결하는 중…"_s});
    row("the next try is near",
        [](StripLine &line) {
            line.becomeLive();
            line.wait = 4s;
            line.failsOften(4);
            line.transport.breaks();
            line.pass(1s);
        },
        {u"Reconnecting soon…"_s, u"Try now"_s}, {u"곧 다시 연결합니다…"_s, u"지금 시도"_s});
    row("the next try is far",
        [](StripLine &line) {
            line.becomeLive();
            line.wait = 8s;
            line.failsOften(5);
            line.transport.breaks();
            line.pass(1s);
        },
        {u"No connection. Trying again in 7 s."_s, u"Try now"_s, u"Details"_s},
        {u"연결이 끊겼습니다. 7초 후 다시 시도합니다."_s, u"지금 시도"_s, u"자세히"_s});
    row("a long trouble",
        [](StripLine &line) {
            line.becomeLive();
            line.wait = 20s;
            line.failsOften(10);
            line.transport.breaks();
            line.pass(1s);
        },
        {u"No connection. Trying again in 19 s. Messages you write are kept and sent later."_s, u"Try now"_s,
         u"Details"_s},
        {u"연결이 끊겼습니다. 19초 후 다시 시도합니다. 작성한 메시지는 보관했다가 나중에 보냅니다."_s, u"지금 시도"_s,
         u"자세히"_s});
    row("back with one message",
        [](StripLine &line) {
            line.becomeLive();
            line.waiting = 1;
            line.transport.breaks();
            line.pass(3001ms);
            line.greet();
        },
        {u"Back online. 1 message sent."_s}, {u"다시 연결되었습니다. 메시지 1개 보냄."_s});
    row("back with three messages",
        [](StripLine &line) {
            line.becomeLive();
            line.waiting = 3;
            line.transport.breaks();
            line.pass(3001ms);
            line.greet();
        },
        {u"Back online. 3 messages sent."_s}, {u"다시 연결되었습니다. 메시지 3개 보냄."_s});
    row("back with nothing to say",
        [](StripLine &line) {
            line.becomeLive();
            line.transport.breaks();
            line.pass(3001ms);
            line.greet();
        },
        {u"Back online."_s}, {u"다시 연결되었습니다."_s});
    row("back for two seconds",
        [](StripLine &line) {
            line.becomeLive();
            line.transport.breaks();
            line.pass(3001ms);
            line.greet();
            line.pass(2s);
        },
        {QString()}, {QString()});
    row("signed out, or removed",
        [](StripLine &line) {
            line.becomeLive();
            line.isClosed(CloseCode::SignedOut);
        },
        {u"You were signed out on this device."_s, u"Sign in"_s}, {u"이 기기에서 로그아웃되었습니다."_s, u"로그인"_s});
    row("a token that is not good any more",
        [](StripLine &line) {
            line.session.start();
            line.transport.opensNow();
            line.transport.refuses({.code = ErrorCode::Unauthorized, .text = u"no"_s});
        },
        {u"You were signed out on this device."_s, u"Sign in"_s}, {u"이 기기에서 로그아웃되었습니다."_s, u"로그인"_s});
    row("not let in",
        [](StripLine &line) {
            line.becomeLive();
            line.isClosed(CloseCode::Forbidden);
        },
        {u"This server no longer lets you in."_s, u"Details"_s},
        {u"이 서버에 더 이상 들어갈 수 없습니다."_s, u"자세히"_s});
    row("too old",
        [](StripLine &line) {
            line.becomeLive();
            line.isClosed(CloseCode::ClientTooOld);
        },
        {u"This version of Madang and the server do not understand each other. Update the older one."_s, u"Details"_s},
        {u"이 마당 버전은 서버와 맞지 않습니다. 오래된 쪽을 업데이트하십시오."_s, u"자세히"_s});
    row("by way of SSE, since WebSocket is refused",
        [](StripLine &line) {
            line.goesBy({client::Way::EventStream, Obstacle::Refused});
        },
        {u"Updates come over SSE: WebSocket is blocked here."_s, u"Why?"_s, u"Try full connection"_s},
        {u"SSE 방식으로 받는 중: 여기서는 WebSocket이 차단되어 있습니다."_s, u"이유 보기"_s, u"전체 연결 시도"_s});
    row("by way of long polling, since WebSocket is silent",
        [](StripLine &line) {
            line.goesBy({client::Way::LongPoll, Obstacle::NoAnswer});
        },
        {u"Updates come over long polling: WebSocket opens but stays silent here."_s, u"Why?"_s,
         u"Try full connection"_s},
        {u"롱 폴링 방식으로 받는 중: 여기서는 WebSocket이 열려도 응답이 없습니다."_s, u"이유 보기"_s,
         u"전체 연결 시도"_s});
    row("by polling, since WebSocket falls silent",
        [](StripLine &line) {
            line.goesBy({client::Way::Poll, Obstacle::FellSilent});
        },
        {u"Updates come over polling: WebSocket kept falling silent."_s, u"Why?"_s, u"Try full connection"_s},
        {u"폴링 방식으로 받는 중: WebSocket 응답이 거듭 끊겼습니다."_s, u"이유 보기"_s, u"전체 연결 시도"_s});
    row("by way of SSE, since WebSocket breaks",
        [](StripLine &line) {
            line.goesBy({client::Way::EventStream, Obstacle::Broke});
        },
        {u"Updates come over SSE: WebSocket kept breaking."_s, u"Why?"_s, u"Try full connection"_s},
        {u"SSE 방식으로 받는 중: WebSocket 연결이 거듭 끊겼습니다."_s, u"이유 보기"_s, u"전체 연결 시도"_s});
    row("a way that was chosen",
        [](StripLine &line) {
            line.goesBy({client::Way::LineStream, Obstacle::NotChosen});
        },
        {u"Updates come over a stream of lines: you chose this way."_s, u"Why?"_s, u"Use the best way"_s},
        {u"스트림 방식으로 받는 중: 직접 선택한 방식입니다."_s, u"이유 보기"_s, u"가장 좋은 방식 사용"_s});
    row("a look upwards",
        [](StripLine &line) {
            line.goesBy({client::Way::EventStream, Obstacle::Refused});
            line.steering.lookUpwards();
        },
        {u"Updates come over SSE: WebSocket is blocked here."_s, u"Why?"_s, u"Trying…"_s},
        {u"SSE 방식으로 받는 중: 여기서는 WebSocket이 차단되어 있습니다."_s, u"이유 보기"_s, u"시도하는 중…"_s});
    row("a look upwards in vain",
        [](StripLine &line) {
            line.goesBy({client::Way::EventStream, Obstacle::Refused});
            line.steering.lookUpwards();
            line.ways.probeFails(Obstacle::Refused);
        },
        {u"Still over SSE: WebSocket is blocked here."_s, u"Why?"_s, u"Try full connection"_s},
        {u"계속 SSE 방식으로 받는 중: WebSocket이 여전히 차단되어 있습니다."_s, u"이유 보기"_s, u"전체 연결 시도"_s});
    row("the best way again",
        [](StripLine &line) {
            line.goesBy({client::Way::EventStream, Obstacle::Refused});
            line.pass(4s);
            line.transport.takes({client::Way::WebSocket});
        },
        {u"Full connection again."_s}, {u"다시 전체 연결되었습니다."_s});
    row("full, which passes",
        [](StripLine &line) {
            line.wait = 8s;
            line.session.start();
            for (int i = 0; i < 6; ++i) {
                line.transport.closes({.cause = Cause::ServerFull});
                line.pass(i < 5 ? 8s : 1s);
            }
        },
        {u"No connection. Trying again in 7 s."_s, u"Try now"_s, u"Details"_s},
        {u"연결이 끊겼습니다. 7초 후 다시 시도합니다."_s, u"지금 시도"_s, u"자세히"_s});
}

void StripWordsTest::each_state_of_a_session_has_its_words()
{
    QFETCH(const Story, story);
    QFETCH(const QStringList, english);
    QFETCH(const QStringList, korean);
    Language language{QLocale(QLocale::English)};
    StripLine line;

    story(line);
    const auto said = [&line] { return QStringList(line.strip.text()) + line.buttons(); };

    QCOMPARE(said(), english);
    language.choose(Language::Choice::Korean);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(said(), korean);
}

void StripWordsTest::who_was_sent_away_stays_away_data()
{
    QTest::addColumn<CloseCode>("code");

    for (const auto code : {CloseCode::SignedOut, CloseCode::Forbidden, CloseCode::Replaced, CloseCode::ClientTooOld,
                            CloseCode::BadProtocol, CloseCode::TooManyErrors})
        QTest::newRow(reasonOf(code).data()) << code;
}

void StripWordsTest::who_was_sent_away_stays_away()
{
    QFETCH(const CloseCode, code);
    const Language language{QLocale(QLocale::English)};
    StripLine line;
    line.becomeLive();

    line.isClosed(code);
    const QString words = line.strip.text();
    line.pass(1h);

    QVERIFY(!words.isEmpty());
    QCOMPARE(line.strip.text(), words);
    QCOMPARE(line.transport.opens, 1);
}

QTEST_MAIN(StripWordsTest)
#include "tst_stripwords.moc"
