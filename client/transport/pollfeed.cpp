// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/pollfeed.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace madang::client
{

using namespace Qt::StringLiterals;

PollFeed::PollFeed(Form form, Alarms &alarms, QObject *parent)
    : Feed(parent)
    , m_form(form)
    , m_next(alarms.make())
    , m_deadline(alarms.make())
{
}

PollFeed::~PollFeed()
{
    stop();
}

void PollFeed::follow(const Caller &caller, const QNetworkProxy &proxy, const QString &cursor)
{
    stop();
    m_network.setProxy(proxy);
    m_caller = caller;
    m_cursor = cursor;
    m_pause = soonest;
    m_begun = false;
    m_hurried = false;
    m_isSettling = false;
    ask(Wait::No); // so that something comes at once, and the way has proved itself
}

void PollFeed::stop()
{
    ++m_following;
    m_next->cancel();
    m_deadline->cancel();
    abandon(std::exchange(m_reply, nullptr));
}

void PollFeed::settle()
{
    if (std::exchange(m_isSettling, true))
        return;
    m_next->cancel();
    const bool isThere = m_reply == nullptr || (m_asked == Wait::Held && m_due);
    m_deadline->set(isThere ? milliseconds::zero() : settleMost, [this] { endSettled(); });
}

void PollFeed::endSettled()
{
    stop();
    emit settled();
}

void PollFeed::hurry()
{
    if (m_form == Form::Held || !m_begun || m_isSettling)
        return; // it is waiting there already, or asks no more
    m_hurried = true;
    if (m_reply == nullptr)
        ask(Wait::No);
}

void PollFeed::ask(Wait wait)
{
    const auto seconds = wait == Wait::Held ? held : std::chrono::seconds(0);
    QNetworkRequest request =
        requestOf(m_caller, u"api/v1/events"_s,
                  QUrlQuery{{u"cursor"_s, m_cursor}, {u"wait"_s, QString::number(seconds.count())}});
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Cache-Control", "no-store");
    m_due = false;
    m_asked = wait;
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::finished, this, &PollFeed::onFinished);
    m_deadline->set(seconds + overdue, [this] { m_reply->abort(); }); // which finishes it
    m_next->set(m_pause, [this] {
        m_due = true;
        if (m_reply == nullptr)
            ask(m_form == Form::Held ? Wait::Held : Wait::No);
    });
}

void PollFeed::onFinished()
{
    m_deadline->cancel();
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    const HttpReturn answer = returnOf(*reply);
    const qint64 following = m_following;
    emit carried({.direction = Carried::Direction::Out, .way = way(), .requests = 1});
    if (following != m_following)
        return;
    if (answer.isGood())
        return takeBody(answer.body);
    onRefused(answer);
}

void PollFeed::onRefused(const HttpReturn &answer)
{
    const auto refusal = refusalIn(answer);
    if (!refusal || refusal->code != ErrorCode::Resync)
        return end(closingFor(answer));
    const qint64 following = m_following;
    if (!std::exchange(m_begun, true))
        emit begun();
    if (following == m_following)
        emit came(Signal(ResyncNeeded{.reason = refusal->text}));
}

void PollFeed::takeBody(const QByteArray &body)
{
    const auto object = QJsonDocument::fromJson(body).object();
    const auto cursor = cursorFromText(object.value("cursor"_L1).toString());
    if (!cursor || !object.value("events"_L1).isArray())
        return end({.cause = Cause::NotMadang});
    const qint64 following = m_following;
    if (!std::exchange(m_begun, true))
        emit begun();
    if (following != m_following)
        return;
    const auto events = object.value("events"_L1).toArray();
    const auto signs = object.value("signals"_L1).toArray();
    m_cursor = toText(*cursor);
    const bool hasMore = object.value("more"_L1).toBool();
    const bool passed = takeAll(events) && takeAll(signs) && (hasMore || pass(Signal(Live{.cursor = *cursor})));
    if (passed)
        goOn(hasMore, !events.isEmpty() || !signs.isEmpty());
}

/// False where there is nobody any more to go on for.
bool PollFeed::takeAll(const QJsonArray &messages)
{
    const qint64 following = m_following;
    for (const auto &value : messages) {
        const QByteArray message = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
        emit carried({.direction = Carried::Direction::In, .way = way(), .message = message, .bytes = message.size()});
        if (following != m_following)
            return false;
        const auto parsed = parseServerMessage(value.toObject());
        if (!parsed) {
            end({.cause = Cause::NotReadable});
            return false;
        }
        if (!pass(*parsed))
            return false;
    }
    return true;
}

bool PollFeed::pass(const ServerMessage &message)
{
    const qint64 following = m_following;
    emit came(message);
    return following == m_following;
}

void PollFeed::goOn(bool hasMore, bool wasBusy)
{
    if (m_isSettling)
        return endSettled();
    if (hasMore)
        return ask(Wait::No);
    if (m_form == Form::Held) {
        // Somebody on the way may answer in the server's place, and at once: then not faster than this.
        if (wasBusy || m_due || m_asked == Wait::No)
            ask(Wait::Held);
        return;
    }
    const bool isBusy = std::exchange(m_hurried, false) || wasBusy;
    m_pause = isBusy ? soonest : std::min(m_pause + m_pause / 2, latest);
    if (isBusy)
        m_next->set(m_pause, [this] { ask(Wait::No); });
    else if (m_due)
        ask(Wait::No);
}

void PollFeed::end(const Closing &closing)
{
    stop();
    emit ended(closing);
}

} // namespace madang::client
