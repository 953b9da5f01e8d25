// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/transport/feed.h"
#include "client/transport/httpreturn.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

namespace madang::client
{

/// One GET after the other, each with an answer that ends: held back by the server until there is something (long
/// poll), or asked for again and again (poll), soon while something happens and seldom while nothing does.
///
/// `live` does not stand in such an answer; its cursor says the same, and is passed on as that.
class PollFeed final : public Feed
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PollFeed)

public:
    static constexpr milliseconds soonest{500};
    static constexpr milliseconds latest{10'000};
    static constexpr std::chrono::seconds held{10};  ///< at most, of a long poll
    static constexpr milliseconds overdue{5'000};    ///< beyond what the server may take
    static constexpr milliseconds settleMost{1'000}; ///< until a request must have arrived, answered or not
    enum class Form { Held, Repeated };

    PollFeed(Form form, Alarms &alarms, QObject *parent = nullptr);
    ~PollFeed() override;

    void follow(const Caller &caller, const QNetworkProxy &proxy, const QString &cursor) override;
    void stop() override;
    void settle() override;
    void hurry() override;

private:
    enum class Wait { No, Held };

    void ask(Wait wait);
    void onFinished();
    void takeBody(const QByteArray &body);
    [[nodiscard]] bool takeAll(const QJsonArray &messages);
    [[nodiscard]] bool pass(const ServerMessage &message);
    void goOn(bool hasMore, bool wasBusy);
    void endSettled();
    void onRefused(const HttpReturn &answer);
    void end(const Closing &closing);
    [[nodiscard]] Way way() const { return m_form == Form::Held ? Way::LongPoll : Way::Poll; }

    Form m_form;
    QNetworkAccessManager m_network;
    std::unique_ptr<Alarm> m_next;
    std::unique_ptr<Alarm> m_deadline;
    Caller m_caller;
    QString m_cursor;
    milliseconds m_pause{soonest}; ///< from the beginning of a request to that of the next
    Wait m_asked = Wait::No;
    bool m_due = false; ///< the pause is over
    bool m_begun = false;
    bool m_hurried = false;
    bool m_isSettling = false;
    QNetworkReply *m_reply = nullptr; ///< a child of m_network
    qint64 m_following = 0;           ///< counts follow() and stop(), for who is called back
};

} // namespace madang::client
