// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/session.h"
#include "protocol/closecode.h"
#include "tests/support/faketime.h"
#include "tests/support/faketransport.h"
#include "ui/connection/connectiondetails.h"
#include "ui/connection/linkstate.h"
#include "ui/connection/strip.h"
#include "ui/connection/stripwatch.h"
#include "ui/language/language.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace madang::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// A real session, whose other end and whose time the test plays, and the strip as the conversation wires it.
struct Line {
    tests::FakeTime time;
    tests::FakeTransport transport;
    milliseconds wait{0}; ///< what the dice say
    int waiting = 0;      ///< messages in the outbox
    Session session{{.transport = transport,
                     .clock = time,
                     .alarms = time,
                     .dice = [this](auto most) { return std::min(wait, most); }},
                    {.endpoint = {.host = u"lab.local"_s, .port = 8787},
                     .server = {u"s1"_s},
                     .user = {u"u1"_s},
                     .session = {u"11111111-1111-4111-8111-111111111111"_s},
                     .token = [] { return u"secret"_s; },
                     .cursor = [] { return std::nullopt; }}};
    Theme theme;
    Icons icons{theme};
    QWidget window;
    ConnectionStrip &strip = *new ConnectionStrip(icons, &window);
    StripWatch watch{time};

    Line()
    {
        QObject::connect(&watch, &StripWatch::changed, &strip, &ConnectionStrip::show);
        QObject::connect(&session, &Session::stateChanged, &strip, [this](const ConnectionState &state) {
            watch.setFacts(LinkState::facts(state, u"Lab"_s, waiting));
        });
    }
    void pass(milliseconds duration)
    {
        time.pass(duration);
        watch.tick();
    }
    void greet()
    {
        transport.opensNow();
        transport.answers(Welcome{.user = {.id = {u"u1"_s}, .name = u"Mina"_s},
                                  .epoch = {u"e1"_s},
                                  .cursor = {{u"e1"_s}, 7},
                                  .resumed = true,
                                  .server = {.id = {u"s1"_s}, .name = u"Lab"_s, .version = u"1"_s},
                                  .limits = {.messageBytes = 65536, .textCodePoints = 4000},
                                  .heartbeat = 10s});
    }
    void becomeLive()
    {
        session.start();
        greet();
    }
    void isClosed(CloseCode code)
    {
        const auto number = static_cast<quint16>(code);
        transport.closes({.code = number, .mayComeBack = mayComeBack(number)});
    }
    /// Tries that fail at once, until the waits are long.
    void failsOften(int times)
    {
        for (int i = 0; i < times; ++i) {
            transport.breaks();
            pass(wait);
        }
    }
    [[nodiscard]] QStringList buttons() const
    {
        QStringList words;
        for (const auto *button : strip.findChildren<QPushButton *>()) {
            if (!button->isHidden())
                words << button->text();
        }
        return words;
    }
};

using Story = std::function<void(Line &)>;

} // namespace

Q_DECLARE_METATYPE(Story)

class StripWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void each_state_of_a_session_has_its_words_data();
    void each_state_of_a_session_has_its_words();
    void who_was_sent_away_stays_away_data();
    void who_was_sent_away_stays_away();
    void each_cause_has_its_words_in_both_languages();
    void the_details_can_be_copied_and_follow_the_connection();
};

void StripWordsTest::each_state_of_a_session_has_its_words_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QStringList>("english");
    QTest::addColumn<QStringList>("korean");
    const auto row = [](const char *name, Story story, const QStringList &english, const QStringList &korean) {
        QTest::newRow(name) << std::move(story) << english << korean;
    };

    row("connecting",
        [](Line &line) {
            line.session.start();
            line.pass(1500ms);
        },
        {u"Connecting to Lab…"_s, u"Cancel"_s}, {u"Lab에 연결하는 중…"_s, u"취소"_s});
    row("live", [](Line &line) { line.becomeLive(); }, {QString()}, {QString()});
    row("a short trouble",
        [](Line &line) {
            line.becomeLive();
            line.transport.breaks();
            line.pass(1499ms);
        },
        {QString()}, {QString()});
    row("reconnecting",
        [](Line &line) {
            line.becomeLive();
            line.transport.breaks();
            line.pass(1500ms);
        },
        {u"Reconnecting…"_s}, {u"다시 연결하는 중…"_s});
    row("the next try is near",
        [](Line &line) {
            line.becomeLive();
            line.wait = 4s;
            line.failsOften(4);
            line.transport.breaks();
            line.pass(1s);
        },
        {u"Reconnecting soon…"_s, u"Try now"_s}, {u"곧 다시 연결합니다…"_s, u"지금 시도"_s});
    row("the next try is far",
        [](Line &line) {
            line.becomeLive();
            line.wait = 8s;
            line.failsOften(5);
            line.transport.breaks();
            line.pass(1s);
        },
        {u"No connection. Trying again in 7 s."_s, u"Try now"_s, u"Details"_s},
        {u"연결이 끊겼습니다. 7초 후 다시 시도합니다."_s, u"지금 시도"_s, u"자세히"_s});
    row("a long trouble",
        [](Line &line) {
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
        [](Line &line) {
            line.becomeLive();
            line.waiting = 1;
            line.transport.breaks();
            line.pass(3001ms);
            line.greet();
        },
        {u"Back online. 1 message sent."_s}, {u"다시 연결되었습니다. 메시지 1개 보냄."_s});
    row("back with three messages",
        [](Line &line) {
            line.becomeLive();
            line.waiting = 3;
            line.transport.breaks();
            line.pass(3001ms);
            line.greet();
        },
        {u"Back online. 3 messages sent."_s}, {u"다시 연결되었습니다. 메시지 3개 보냄."_s});
    row("back with nothing to say",
        [](Line &line) {
            line.becomeLive();
            line.transport.breaks();
            line.pass(3001ms);
            line.greet();
        },
        {u"Back online."_s}, {u"다시 연결되었습니다."_s});
    row("back for two seconds",
        [](Line &line) {
            line.becomeLive();
            line.transport.breaks();
            line.pass(3001ms);
            line.greet();
            line.pass(2s);
        },
        {QString()}, {QString()});
    row("signed out, or removed",
        [](Line &line) {
            line.becomeLive();
            line.isClosed(CloseCode::SignedOut);
        },
        {u"You were signed out on this device."_s, u"Sign in"_s}, {u"이 기기에서 로그아웃되었습니다."_s, u"로그인"_s});
    row("a token that is not good any more",
        [](Line &line) {
            line.session.start();
            line.transport.opensNow();
            line.transport.refuses({.code = ErrorCode::Unauthorized, .text = u"no"_s});
        },
        {u"You were signed out on this device."_s, u"Sign in"_s}, {u"이 기기에서 로그아웃되었습니다."_s, u"로그인"_s});
    row("not let in",
        [](Line &line) {
            line.becomeLive();
            line.isClosed(CloseCode::Forbidden);
        },
        {u"This server no longer lets you in."_s, u"Details"_s},
        {u"이 서버에 더 이상 들어갈 수 없습니다."_s, u"자세히"_s});
    row("too old",
        [](Line &line) {
            line.becomeLive();
            line.isClosed(CloseCode::ClientTooOld);
        },
        {u"This version of Madang and the server do not understand each other. Update the older one."_s, u"Details"_s},
        {u"이 마당 버전은 서버와 맞지 않습니다. 오래된 쪽을 업데이트하십시오."_s, u"자세히"_s});
    row("full, which passes",
        [](Line &line) {
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
    Language language(QLocale(QLocale::English));
    Line line;

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
    const Language language(QLocale(QLocale::English));
    Line line;
    line.becomeLive();

    line.isClosed(code);
    const QString words = line.strip.text();
    line.pass(1h);

    QVERIFY(!words.isEmpty());
    QCOMPARE(line.strip.text(), words);
    QCOMPARE(line.transport.opens, 1);
}

void StripWordsTest::each_cause_has_its_words_in_both_languages()
{
    Language language(QLocale(QLocale::English));
    QSet<QString> told;
    const auto details = [](Cause cause) {
        return LinkState::details({.phase = client::Phase::Waiting,
                                   .attempts = 2,
                                   .trouble = Trouble::Unreachable,
                                   .cause = cause,
                                   .address = u"lab.local:8787"_s});
    };

    for (int i = 0; i <= static_cast<int>(Cause::Moved); ++i) {
        for (const auto choice : {Language::Choice::English, Language::Choice::Korean}) {
            language.choose(choice);
            const auto lines = details(static_cast<Cause>(i)).split(u'\n');
            QCOMPARE(lines.size(), 4);
            QVERIFY(lines.first().contains(u"lab.local:8787"_s));
            QVERIFY(!lines.last().isEmpty());
            const auto isHangul = [](QChar letter) { return letter.script() == QChar::Script_Hangul; };
            for (const QString &one : lines)
                QCOMPARE(std::any_of(one.begin(), one.end(), isHangul), choice == Language::Choice::Korean);
            told.insert(lines.last());
        }
    }

    QCOMPARE(told.size(), 2 * (static_cast<int>(Cause::Moved) + 1));
}

void StripWordsTest::the_details_can_be_copied_and_follow_the_connection()
{
    const Language language(QLocale(QLocale::English));
    Line line;
    line.session.start();
    line.transport.closes({.cause = Cause::NobodyListens});
    ConnectionDetails details(line.session.state());
    connect(&line.session, &Session::stateChanged, &details, &ConnectionDetails::follow);
    details.QWidget::show();

    line.pass(1s);
    line.transport.closes({.cause = Cause::NoSuchHost});
    details.findChild<QPushButton *>(u"copyDetails"_s)->click();

    QVERIFY(details.isVisible());
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"Address: lab.local:8787\n2 attempts since the last connection\nThe server cannot be reached.\n"
             "No computer of this name was found."_s);
}

QTEST_MAIN(StripWordsTest)
#include "tst_stripwords.moc"
