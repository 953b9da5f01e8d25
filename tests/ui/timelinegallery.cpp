// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// Draws a lively room to pictures, for people to look at: madang-timeline-gallery --out DIR
#include "tests/support/fakepagesource.h"
#include "tests/support/faketime.h"
#include "ui/language/language.h"
#include "ui/theme/style.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QDir>
#include <QMouseEvent>
#include <QTextStream>

#include <memory>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using madang::tests::FakePageSource;

namespace
{
const RoomId room{u"general"_s};
const UserId jun{u"u-jun"_s};
const UserId mina{u"u-mina"_s};
const UserId sora{u"u-sora"_s};
const UserId teo{u"u-teo"_s};

enum class Tongue { English, Korean };

struct Line {
    UserId by;
    QDateTime at;
    QString text;
    std::optional<qint64> replyTo{};
    QList<Reaction> reactions{};
    QList<UserId> mentions{};
};

/// Somebody's today, wherever the picture is drawn.
struct Scene {
    tests::FakeTime time;
    FakePageSource source;
    QHash<QString, QString> names;
    std::unique_ptr<Timeline> timeline;

    [[nodiscard]] QDateTime at(int daysAgo, int hour, int minute) const
    {
        const QDate today = QDateTime::fromMSecsSinceEpoch(time.now().count()).date();
        return {today.addDays(-daysAgo), QTime(hour, minute)};
    }
    void say(const Line &line)
    {
        const Message &said = source.say(room, {line.text, line.by});
        Message &message = source.log[said.n - 1];
        message.at = milliseconds(line.at.toMSecsSinceEpoch());
        message.reactions = line.reactions;
        message.mentions = line.mentions;
        if (line.replyTo)
            message.replyTo = FakePageSource::idOf(*line.replyTo);
    }
    void open(qint64 readN)
    {
        timeline = std::make_unique<Timeline>(room, jun, source,
                                              [this](const UserId &user) { return names.value(user.value); });
        timeline->open({.lastN = source.log.size(), .readN = readN});
        source.answerAll();
    }
};

void fillEnglish(Scene &scene)
{
    scene.names = {{jun.value, u"Jun Lee"_s},
                   {mina.value, u"Mina Kim"_s},
                   {sora.value, u"Sora Park"_s},
                   {teo.value, u"Teo Ruiz"_s}};
    scene.say({mina, scene.at(1, 17, 40),
               u"The centrifuge is booked for us from nine. I put the rota at http://lab.local/rota"_s});
    scene.say({mina, scene.at(1, 17, 41), u"Please bring your own racks this time 🙏"_s});
    scene.say(
        {.by = sora,
         .at = scene.at(0, 9, 2),
         .text = u"Run 14 looks odd. Is this the right filter?\nSELECT run, avg(od600) FROM samples WHERE plate = 'B' "
                 "GROUP BY run; the second column is what worries me, it should not be above 0.6 in any of them."_s,
         .replyTo = 1,
         .reactions = {{u"👀"_s, {jun, mina, teo}}, {u"👍"_s, {teo}}}});
    scene.say({.by = teo,
               .at = scene.at(0, 9, 5),
               .text = u"@Jun Lee could you check plate B before noon?"_s,
               .mentions = {jun}});
    scene.say({jun, scene.at(0, 9, 6), u"On it. I will be at the bench in five minutes."_s});
    scene.say({mina, scene.at(0, 9, 12), u"🎉🎉"_s});
    scene.say({teo, scene.at(0, 9, 13), u"Never mind"_s});
    scene.source.log[6].deleted = true;
    scene.say({.by = jun,
               .at = scene.at(0, 9, 20),
               .text = u"Plate B is fine, the filter was the wrong one."_s,
               .replyTo = 3});
    scene.source.log[7].editedAt = milliseconds(1);
}

void fillKorean(Scene &scene)
{
    scene.names = {
        {jun.value, u"이준"_s}, {mina.value, u"김미나"_s}, {sora.value, u"박소라"_s}, {teo.value, u"테오"_s}};
    scene.say({mina, scene.at(0, 9, 2), u"원심분리기는 아홉 시부터 예약했습니다. 랙은 각자 가져와 주세요."_s});
    scene.say({mina, scene.at(0, 9, 3), u"당번표는 http://lab.local/rota 에 올려 두었습니다 🙏"_s});
    scene.say({.by = sora,
               .at = scene.at(0, 9, 4),
               .text = u"14번 결과가 이상합니다. 필터가 맞는지 봐 주시겠어요?"_s,
               .reactions = {{u"👀"_s, {jun, mina, teo}}, {u"👍"_s, {teo}}}});
    scene.say(
        {.by = teo,
         .at = scene.at(0, 9, 5),
         .text =
             u"@이준님, 점심 전에 B 플레이트를 확인해 주실 수 있나요? 어제 저녁에 돌린 시료와 오늘 아침에 돌린 시료의 "
             "흡광도 차이가 너무 커서 희석 배율을 잘못 적은 것은 아닌지 걱정됩니다."_s,
         .replyTo = 3,
         .mentions = {jun}});
}

Pending post(const QString &id, const QDateTime &at, const QString &text, SendState state = SendState::Queued)
{
    return {.id = {id},
            .at = milliseconds(at.toMSecsSinceEpoch()),
            .state = state,
            .refusal = state == SendState::Failed ? std::optional(ErrorCode::Forbidden) : std::nullopt,
            .what = PendingPost{.text = text}};
}

/// Lets paints, hover and timers of the view happen.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

void pointAt(ui::TimelineView &view, int row)
{
    const QPoint at = view.visualRect(view.model()->index(row, 0)).center();
    QMouseEvent move(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(view.viewport(), &move);
}

/// A view of a scene at the size of the drawings.
struct Stage {
    ui::Theme theme;
    ui::Icons icons{theme};
    Scene scene;
    ui::TimelineView view{theme, icons, scene.time};

    explicit Stage(ui::Theme::Scheme scheme, Tongue tongue)
    {
        theme.setScheme(scheme);
        ui::wear(*qApp, theme);
        tongue == Tongue::English ? fillEnglish(scene) : fillKorean(scene);
        view.resize(860, 620);
    }
    ~Stage() { view.setTimeline(nullptr); }
    Q_DISABLE_COPY_MOVE(Stage)

    void open(qint64 readN)
    {
        scene.open(readN);
        view.setTimeline(scene.timeline.get(), readN);
        view.show();
        settle();
    }
    bool save(const QDir &out, const QString &name)
    {
        settle();
        return view.grab().save(out.filePath(name));
    }
};

bool lively(const QDir &out, ui::Theme::Scheme scheme, const QString &name)
{
    Stage stage(scheme, Tongue::English);
    stage.open(2);
    pointAt(stage.view, 4);
    return stage.save(out, name);
}

bool offline(const QDir &out, ui::Theme::Scheme scheme, Tongue tongue, const QString &name)
{
    Stage stage(scheme, tongue);
    const bool korean = tongue == Tongue::Korean;
    stage.scene.open(stage.scene.source.log.size());
    stage.scene.timeline->setPending(
        {post(u"a"_s, stage.scene.at(0, 9, 26), korean ? u"지금 확인하겠습니다."_s : u"I will look at once."_s),
         post(u"b"_s, stage.scene.at(0, 9, 27), korean ? u"B 플레이트부터 볼게요."_s : u"Plate B first."_s),
         post(u"c"_s, stage.scene.at(0, 9, 28),
              korean ? u"공지 방에도 올렸습니다."_s : u"It is in the announcements too."_s, SendState::Failed)});
    stage.view.setTimeline(stage.scene.timeline.get(), stage.scene.source.log.size());
    stage.view.show();
    return stage.save(out, name);
}

bool scrolledUp(const QDir &out, const QString &name, int textScale)
{
    Stage stage(ui::Theme::Scheme::Light, Tongue::English);
    stage.theme.setTextScale(textScale);
    for (int i = 0; i < 60; ++i)
        stage.scene.say({i % 5 < 3 ? mina : sora, stage.scene.at(0, 10, i), u"Sample %1 is done."_s.arg(i)});
    stage.open(stage.scene.source.log.size());
    stage.view.hide();
    for (int i = 0; i < 40; ++i) {
        stage.scene.say({i % 5 < 3 ? mina : sora, stage.scene.at(0, 14, i), u"Later sample %1 is done."_s.arg(i)});
        stage.scene.timeline->posted(stage.scene.source.log.last());
    }
    stage.view.show();
    settle();
    stage.view.scrollTo(stage.view.model()->index(85, 0), QAbstractItemView::PositionAtTop);
    stage.view.setFocus(Qt::TabFocusReason);
    return stage.save(out, name);
}

bool empty(const QDir &out, const QString &name)
{
    Stage stage(ui::Theme::Scheme::Light, Tongue::English);
    stage.scene.source.log.clear();
    stage.open(0);
    return stage.save(out, name);
}

bool opening(const QDir &out, const QString &name)
{
    Stage stage(ui::Theme::Scheme::Dark, Tongue::English);
    stage.open(8);
    stage.scene.timeline->open({.lastN = 8, .readN = 8});
    const bool saved = stage.save(out, name);
    stage.scene.source.answerAll();
    return saved;
}
} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption outOption(u"out"_s, u"Where the pictures go."_s, u"DIR"_s, u"."_s);
    parser.addOption(outOption);
    parser.process(app);
    const QDir out(parser.value(outOption));

    using Scheme = ui::Theme::Scheme;
    ui::Language language;
    language.choose(ui::Language::Choice::English);
    bool saved = lively(out, Scheme::Light, u"lively-light.png"_s) && lively(out, Scheme::Dark, u"lively-dark.png"_s) &&
                 offline(out, Scheme::Light, Tongue::English, u"offline-light.png"_s) &&
                 scrolledUp(out, u"scrolled-up.png"_s, 100) && scrolledUp(out, u"scrolled-up-150.png"_s, 150) &&
                 empty(out, u"empty.png"_s) && opening(out, u"opening.png"_s);
    language.choose(ui::Language::Choice::Korean);
    saved = offline(out, Scheme::Dark, Tongue::Korean, u"offline-korean-dark.png"_s) && saved;
    return saved ? EXIT_SUCCESS : EXIT_FAILURE;
}
