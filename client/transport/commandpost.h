// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/transport/caller.h"
#include "client/transport/httpreturn.h"

#include <QNetworkAccessManager>
#include <QPointer>

namespace madang::client
{

/// Carries commands by POST, in their order: one request at a time, with all that waited meanwhile (at most 50).
/// Qt sends a request again whose connection ends before its answer; not where one of the commands may not be repeated.
class CommandPost : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPost)

public:
    static constexpr milliseconds stillMost{20'000}; ///< without a byte in either direction

    CommandPost(Way way, Alarms &alarms, QObject *parent = nullptr);

    void begin(const Caller &caller, const QNetworkProxy &proxy);
    void send(const madang::Request &request);
    /// Nothing is said any more. What was sent still leaves, if the other side takes it soon.
    void letGo();

signals:
    void replied(const madang::Reply &reply);
    void failed(const madang::client::Closing &closing);
    void carried(const madang::client::Carried &what);

private:
    /// With what it is as it travels.
    struct Queued {
        Request request;
        QByteArray text;
    };
    using Batch = QList<Queued>;

    void postLater();
    void postNow();
    [[nodiscard]] static QByteArray bodyOf(const Batch &batch);
    [[nodiscard]] static bool isHello(const Queued &queued);
    [[nodiscard]] Batch nextBatch();
    [[nodiscard]] QNetworkReply *post();
    void onFinished();
    void onAnswered(const HttpReturn &answer);
    void take(const QJsonObject &object, const Request &request);
    [[nodiscard]] QList<QJsonObject> repliesIn(const HttpReturn &answer) const;
    void refuse(const Error &error);

    Way m_way;
    QNetworkAccessManager m_network;
    std::unique_ptr<Alarm> m_still;
    Caller m_caller;
    Batch m_waiting;
    Batch m_posted;                  ///< in the request that is under way
    QPointer<QNetworkReply> m_reply; ///< a child of m_network
    bool m_scheduled = false;
};

} // namespace madang::client
