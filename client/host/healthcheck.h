// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <functional>

class QNetworkReply;

namespace madang::client
{

enum class Health { Well, Ill };

/// Asks a server on this computer how it is.
class HealthCheck : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthCheck)

public:
    static constexpr milliseconds answerMost{3'000};

    explicit HealthCheck(Alarms &alarms, QObject *parent = nullptr);
    ~HealthCheck() override;

    /// `then` is called once, later; not when something else is asked before.
    void ask(quint16 port, std::function<void(Health)> then);
    void cancel();

private:
    void onFinished();

    std::unique_ptr<Alarm> m_deadline;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    std::function<void(Health)> m_then;
};

} // namespace madang::client
