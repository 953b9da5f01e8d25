// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/events.h"
#include "protocol/signals.h"
#include "server/gateway/polls.h"
#include "tests/support/server/fakeclock.h"
#include "tests/support/server/fakewicket.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace madang::server
{

/// One request for events that ends, and what came of it.
struct Asked {
    std::unique_ptr<Polls::Waiting> waiting{};
    QList<HttpResponse> answers{};

    [[nodiscard]] bool isAnswered() const { return !answers.isEmpty(); }
    [[nodiscard]] int status() const { return isAnswered() ? answers.first().status : 0; }
    [[nodiscard]] QJsonObject body() const
    {
        return isAnswered() ? QJsonDocument::fromJson(answers.first().body).object() : QJsonObject();
    }
    [[nodiscard]] QString cursor() const { return body()[QStringLiteral("cursor")].toString(); }
    [[nodiscard]] QList<int> events() const
    {
        QList<int> seqs;
        const QJsonArray all = body()[QStringLiteral("events")].toArray();
        for (const auto &each : all)
            seqs.append(each.toObject()[QStringLiteral("seq")].toInt());
        return seqs;
    }
    /// The names of the signals, and the code of the one that has one.
    [[nodiscard]] QStringList passing() const
    {
        QStringList names;
        const QJsonArray all = body()[QStringLiteral("signals")].toArray();
        for (const auto &each : all) {
            const QJsonObject signal = each.toObject();
            QString name = signal[QStringLiteral("sig")].toString();
            if (signal.contains(QStringLiteral("code")))
                name += u' ' + QString::number(signal[QStringLiteral("code")].toInt());
            names.append(name);
        }
        return names;
    }
    [[nodiscard]] bool hasMore() const { return body()[QStringLiteral("more")].toBool(); }
};

/// Who polls, without sockets: a test asks, and plays the hub that answers, and turns the clock.
struct Polling {
    FakeWicket wicket;
    FakeClock clock;
    Limits limits;
    Deadlines deadlines{clock};
    TurnEnd turnEnd;
    Failures failures{limits, clock};
    std::unique_ptr<Polls> polls = std::make_unique<Polls>(PollServices{wicket, deadlines, turnEnd, failures});

    Polling() { wicket.begins.reset(); }

    static Frame eventAt(qint64 seq, qsizetype bytes = 0)
    {
        return {.json = "{\"seq\":" + QByteArray::number(seq) + QByteArray(bytes, ' ') + '}',
                .kind = Frame::Kind::Event,
                .name = MessagePosted::typeName,
                .position = seq};
    }
    static Frame liveAt(qint64 seq) { return {.json = "{}", .name = Live::typeName, .position = seq}; }
    static Frame typingOf(const QString &user)
    {
        return {.json = R"({"sig":"typing"})", .name = TypingChanged::typeName, .user = {user}};
    }
    [[nodiscard]] static Follow followFrom(const QString &cursor)
    {
        return {.caller = {.identity = {.user = {QStringLiteral("ann")}, .device = {QStringLiteral("d1")}},
                           .session = {QStringLiteral("s1")}},
                .cursor = cursor};
    }

    [[nodiscard]] std::shared_ptr<Asked> ask(const PollRequest &request) const
    {
        auto asked = std::make_shared<Asked>();
        asked->waiting = polls->ask(request, [seen = std::weak_ptr(asked)](const HttpResponse &response) {
            if (const auto one = seen.lock())
                one->answers.append(response);
        });
        return asked;
    }
    [[nodiscard]] std::shared_ptr<Asked> ask(const QString &cursor, std::chrono::seconds wait) const
    {
        return ask({followFrom(cursor), wait});
    }
    /// One for whom nothing was missed.
    [[nodiscard]] std::shared_ptr<Asked> askLive(std::chrono::seconds wait) const
    {
        auto asked = ask(QStringLiteral("old.7"), wait);
        begins();
        hears(liveAt(7));
        return asked;
    }

    /// Who came last; of several, the first is 0.
    [[nodiscard]] FakeWicket::Guest &follower() const { return *wicket.followers.back(); }
    [[nodiscard]] FakeWicket::Guest &follower(size_t which) const { return *wicket.followers.at(which); }
    [[nodiscard]] bool areAllGone() const
    {
        return std::all_of(wicket.followers.begin(), wicket.followers.end(),
                           [](const auto &follower) { return follower->isGone; });
    }
    void begins() const { begins(follower()); }
    static void begins(const FakeWicket::Guest &guest, const Cursor &from = {{QStringLiteral("old")}, 7})
    {
        guest.begun(Beginning{.cursor = from, .epoch = {QStringLiteral("now")}});
    }
    void hears(const Frame &frame) const { hears(follower(), frame); }
    static void hears(const FakeWicket::Guest &guest, const Frame &frame)
    {
        guest.outlet->send(std::make_shared<const Frame>(frame));
    }
    static void turn() { QCoreApplication::processEvents(); }
    void pass(milliseconds time)
    {
        clock.pass(time);
        deadlines.advance();
    }
};

} // namespace madang::server
