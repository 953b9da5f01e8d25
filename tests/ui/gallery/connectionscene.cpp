// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/ui/gallery/connectionscene.h"

#include "ui/connection/connectionpanel.h"
#include "ui/connection/stripwatch.h"
#include "ui/controls/switch.h"

#include <QPushButton>

#include <array>

namespace madang::tests
{

using namespace std::chrono_literals;
using client::Carried;
using client::Obstacle;
using client::Trial;
using client::Way;
using Panel = ConnectionScene::Panel;

namespace
{

const UserId me{u"me"_s};
const UserId sora{u"sora"_s};
const UserId mina{u"mina"_s};

Welcome welcomeOfTwo()
{
    Welcome welcome = WorkspaceWorld::welcome(48'209);
    welcome.epoch = {u"e7"_s};
    welcome.cursor.epoch = {u"e7"_s};
    welcome.snapshot->epoch = welcome.epoch;
    welcome.snapshot->cursor = welcome.cursor;
    welcome.snapshot->rooms = {{.id = general,
                                .name = u"general"_s,
                                .topic = u"Everything that concerns all of us"_s,
                                .members = {me, sora, mina}},
                               {.id = {u"garden"_s}, .name = u"공지"_s, .members = {me, sora}}};
    welcome.snapshot->users += {{.id = sora, .name = u"Sora Park"_s}, {.id = mina, .name = u"김미나"_s}};
    return welcome;
}

Event said(qint64 seq, const UserId &by, const QString &text)
{
    return {.seq = seq,
            .at = 1'700'000'990s,
            .by = by,
            .room = general,
            .body = MessagePosted{.id = {u"22222222-2222-4222-8222-%1"_s.arg(seq, 12, 10, QChar(u'0'))},
                                  .n = seq - 48'209,
                                  .text = text}};
}

} // namespace

ConnectionScene::ConnectionScene(const ui::Icons &icons, QSize size)
    : page({workspace, icons, time, u"Haneul Lab"_s, time, &ways})
{
    page.resize(size);
    page.setAttribute(Qt::WA_DontShowOnScreen);
    page.show();
}

void ConnectionScene::goesBy(const client::Passage &passage, const std::function<void()> &before)
{
    time.pass(100ms);
    if (before)
        before();
    transport.opensNow();
    transport.takes(passage);
    time.pass(18ms);
    transport.answers(welcomeOfTwo());
    settle();
    page.openRoom(general);
    converse(passage.way);
}

void ConnectionScene::converse(Way way)
{
    const auto hear = [this, way](const auto &message) {
        const QByteArray bytes = encode(message);
        const bool polls = way == Way::LongPoll || way == Way::Poll;
        ways.carries({.direction = Carried::Direction::In,
                      .way = way,
                      .message = bytes,
                      .bytes = bytes.size() + (polls ? 410 : 12),
                      .requests = polls ? 1 : 0});
        transport.says(message);
    };
    ways.carries({.direction = Carried::Direction::Out,
                  .way = way,
                  .message = R"({"do":"hello"})",
                  .bytes = 312,
                  .requests = way == Way::WebSocket ? 1 : 2});
    hear(said(48'210, mina, u"Run 14 is ready."_s));
    hear(Signal(Live{.cursor = {{u"e7"_s}, 48'210}}));
    time.pass(1s);
    hear(Signal(TypingChanged{.room = general, .user = sora, .on = true}));
    time.pass(1s);
    hear(said(48'211, sora, u"14번 결과가 이상합니다. 필터가 맞는지 봐 주시겠어요?"_s));
    hear(Signal(Live{.cursor = {{u"e7"_s}, 48'211}}));
    settle();
}

void ConnectionScene::beats()
{
    constexpr std::array<int, 30> took{14, 12, 15, 11, 13, 12, 16, 13, 42, 19, 14, 13, 12, 15, 14,
                                       13, 12, 18, 13, 12, 14, 13, 15, 12, 13, 17, 12, 13, 14, 14};
    for (const int each : took) {
        time.pass(milliseconds(each));
        transport.answers(Pong{});
        transport.says(Signal(Live{.cursor = {{u"e7"_s}, 48'211}}));
        time.pass(client::Pulse::every - milliseconds(each));
    }
}

void ConnectionScene::open(Panel panel)
{
    if (panel == Panel::Open) {
        page.showConnection();
        beats();
    }
    settle();
}

void ConnectionScene::settle()
{
    WorkspaceWorld::settle();
    time.pass(2s);
    page.findChild<ui::StripWatch *>()->tick();
    WorkspaceWorld::settle();
}

void ConnectionScene::presses(const QString &objectName)
{
    page.findChild<QAbstractButton *>(objectName)->click();
    time.pass(ui::ConnectionPanel::refreshEvery);
    page.findChild<ui::StripWatch *>()->tick();
    WorkspaceWorld::settle();
}

std::vector<ConnectionShot> connectionShots()
{
    const auto over = [](const client::Passage &passage, Panel panel) {
        return [passage, panel](ConnectionScene &scene) {
            scene.goesBy(passage, [&scene, passage] {
                if (!passage.obstacle || passage.obstacle == Obstacle::NotChosen)
                    return;
                scene.time.pass(2500ms);
                scene.ways.tries({.way = Way::WebSocket,
                                  .outcome = Trial::Outcome::Failed,
                                  .obstacle = passage.obstacle,
                                  .took = 2500ms});
            });
            scene.open(panel);
        };
    };
    const auto refused = over({Way::EventStream, Obstacle::Refused}, Panel::Open);
    const auto looking = [refused](ConnectionScene &scene) {
        refused(scene);
        scene.presses(u"connectionAction"_s);
    };
    const auto inVain = [looking](ConnectionScene &scene) {
        looking(scene);
        scene.ways.probeFails(Obstacle::Refused);
        scene.time.pass(1s);
        scene.page.findChild<ui::StripWatch *>()->tick();
    };
    const auto lost = [refused](client::Cause cause) {
        return [refused, cause](ConnectionScene &scene) {
            refused(scene);
            for (int i = 0; i < 7; ++i) {
                scene.transport.closes({.cause = cause});
                scene.time.pass(i < 6 ? 20s : 8s);
                scene.page.findChild<ui::StripWatch *>()->tick();
            }
        };
    };
    const auto shown = [refused](ConnectionScene &scene) {
        refused(scene);
        scene.presses(u"showText"_s);
    };
    return {{u"live"_s, over({Way::WebSocket}, Panel::Open)},
            {u"closed"_s, over({Way::EventStream, Obstacle::Refused}, Panel::Closed)},
            {u"sse-refused"_s, refused},
            {u"sse-silent"_s, over({Way::EventStream, Obstacle::NoAnswer}, Panel::Open)},
            {u"sse-fellsilent"_s, over({Way::EventStream, Obstacle::FellSilent}, Panel::Open)},
            {u"sse-broke"_s, over({Way::EventStream, Obstacle::Broke}, Panel::Open)},
            {u"longpoll"_s, over({Way::LongPoll, Obstacle::NoAnswer}, Panel::Open)},
            {u"poll"_s, over({Way::Poll, Obstacle::Refused}, Panel::Open)},
            {u"chosen"_s,
             [over](ConnectionScene &scene) {
                 scene.ways.choose(Way::LineStream);
                 over({Way::LineStream, Obstacle::NotChosen}, Panel::Open)(scene);
             }},
            {u"looking"_s, looking},
            {u"still-blocked"_s, inVain},
            {u"text-shown"_s, shown},
            {u"offline"_s, lost(client::Cause::NobodyListens)},
            {u"proxy"_s, lost(client::Cause::Proxy)},
            {u"empty"_s, [](ConnectionScene &scene) { scene.page.showConnection(); }},
            {u"large"_s, refused, {1120, 1000}},
            {u"medium"_s, refused, {700, 600}},
            {u"narrow"_s, refused, {480, 420}},
            {u"narrow-closed"_s, over({Way::EventStream, Obstacle::Refused}, Panel::Closed), {480, 420}}};
}

} // namespace madang::tests
