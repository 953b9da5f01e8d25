// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/commandpost.h"

#include "client/transport/oncereadable.h"
#include "client/transport/repeatable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto goodbyeMost = 3s;

} // namespace

CommandPost::CommandPost(Way way, Alarms &alarms, QObject *parent)
    : QObject(parent)
    , m_way(way)
    , m_still(alarms.make())
{
}

void CommandPost::begin(const Caller &caller, const QNetworkProxy &proxy)
{
    letGo();
    m_caller = caller;
    m_network.setProxy(proxy);
}

void CommandPost::send(const madang::Request &request)
{
    m_waiting.append({request, encode(request)});
    postLater();
}

/// What is sent in the same turn goes in the same request.
void CommandPost::postLater()
{
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_scheduled = false;
            postNow();
        },
        Qt::QueuedConnection);
}

void CommandPost::postNow()
{
    if (m_reply || m_waiting.isEmpty())
        return;
    m_posted = nextBatch();
    m_reply = post();
    const auto moved = [this] { m_still->set(stillMost, [this] { m_reply->abort(); }); }; // which finishes it
    connect(m_reply, &QNetworkReply::uploadProgress, this, moved);
    connect(m_reply, &QNetworkReply::downloadProgress, this, moved);
    connect(m_reply, &QNetworkReply::finished, this, &CommandPost::onFinished);
    moved();
    int requests = 1;
    const Batch posted = m_posted; // who hears of it may let go of all
    for (const auto &queued : posted) {
        emit carried({.direction = Carried::Direction::Out,
                      .way = m_way,
                      .message = queued.text,
                      .bytes = queued.text.size(),
                      .requests = std::exchange(requests, 0)});
    }
}

/// A `hello` goes alone, because what follows needs its answer.
CommandPost::Batch CommandPost::nextBatch()
{
    qsizetype bytes = 0;
    Batch batch;
    while (!m_waiting.isEmpty() && batch.size() < limits::commandsPerRequest) {
        bytes += m_waiting.first().text.size() + 1;
        const bool alone = isHello(m_waiting.first());
        if (!batch.isEmpty() && (alone || bytes > limits::messageBytes))
            break;
        batch.append(m_waiting.takeFirst());
        if (alone)
            break;
    }
    return batch;
}

bool CommandPost::isHello(const Queued &queued)
{
    return std::holds_alternative<Hello>(queued.request.command);
}

QByteArray CommandPost::bodyOf(const Batch &batch)
{
    if (batch.size() == 1)
        return batch.first().text;
    QByteArray body;
    for (const auto &queued : batch) {
        body += body.isEmpty() ? '[' : ',';
        body += queued.text;
    }
    return body + ']';
}

QNetworkReply *CommandPost::post()
{
    QNetworkRequest request = requestOf(m_caller, u"api/v1/commands"_s);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QByteArray bytes = bodyOf(m_posted);
    const bool mayRepeat = std::all_of(m_posted.cbegin(), m_posted.cend(),
                                       [](const Queued &one) { return isRepeatable(one.request.command); });
    if (mayRepeat)
        return m_network.post(request, bytes);
    request.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new OnceReadable(bytes);
    auto *reply = m_network.post(request, body);
    body->setParent(reply);
    return reply;
}

void CommandPost::letGo()
{
    m_still->cancel();
    QList<QNetworkReply *> leaving;
    if (m_reply) {
        m_reply->disconnect(this);
        leaving.append(std::exchange(m_reply, nullptr));
        if (isHello(m_posted.first())) // of which nobody wants the answer any more
            leaving.last()->abort();
    }
    while (!m_waiting.isEmpty() && !isHello(m_waiting.first())) {
        m_posted = nextBatch();
        leaving.append(post());
    }
    m_waiting.clear();
    m_posted.clear();
    for (auto *reply : std::as_const(leaving)) {
        QTimer::singleShot(goodbyeMost, reply, &QObject::deleteLater);
    }
}

void CommandPost::onFinished()
{
    m_still->cancel();
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    onAnswered(returnOf(*reply));
}

void CommandPost::onAnswered(const HttpReturn &answer)
{
    const auto objects = repliesIn(answer);
    if (!objects.isEmpty()) {
        const QPointer<CommandPost> self(this);
        const auto posted = std::exchange(m_posted, {});
        postLater();
        for (qsizetype i = 0; i < posted.size() && !self.isNull(); ++i)
            take(objects.at(i), posted.at(i).request);
        return;
    }
    const auto refusal = refusalIn(answer);
    const bool concernsWay = !refusal || refusal->code == ErrorCode::Unauthorized ||
                             refusal->code == ErrorCode::Forbidden || refusal->code == ErrorCode::NotFound;
    const bool greets = !m_posted.isEmpty() && isHello(m_posted.first());
    if (!concernsWay || (greets && refusal && refusal->code != ErrorCode::NotFound))
        return refuse(*refusal);
    emit failed(closingFor(answer));
}

/// One for each command, or none.
QList<QJsonObject> CommandPost::repliesIn(const HttpReturn &answer) const
{
    if (answer.status == 0)
        return {};
    const auto document = QJsonDocument::fromJson(answer.body);
    QList<QJsonObject> objects;
    if (m_posted.size() == 1)
        objects.append(document.object());
    else
        for (const auto &value : document.array())
            objects.append(value.toObject());
    const bool allReplies =
        objects.size() == m_posted.size() &&
        std::all_of(objects.cbegin(), objects.cend(), [](const QJsonObject &one) { return one.contains("re"_L1); });
    return allReplies ? objects : QList<QJsonObject>();
}

void CommandPost::take(const QJsonObject &object, const Request &request)
{
    const QByteArray message = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const QPointer<CommandPost> self(this);
    emit carried({.direction = Carried::Direction::In, .way = m_way, .message = message, .bytes = message.size()});
    const auto parsed = parseServerMessage(object);
    const auto *reply = parsed ? std::get_if<Reply>(&*parsed) : nullptr;
    if (self.isNull() || reply == nullptr || !request.ref)
        return;
    emit replied({.ref = request.ref, .result = reply->result});
}

/// All commands of a request were refused together.
void CommandPost::refuse(const Error &error)
{
    const auto posted = std::exchange(m_posted, {});
    postLater();
    for (const auto &queued : posted) {
        if (queued.request.ref)
            emit replied({.ref = queued.request.ref, .result = error});
    }
}

} // namespace madang::client
