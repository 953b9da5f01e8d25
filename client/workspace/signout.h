// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/workspace/actions.h"

#include <functional>
#include <memory>

namespace madang::client
{

/// Ends this device's sign-in at the server, where that can be reached: in any case it is over within a few seconds.
class SignOut : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignOut)

public:
    /// What became of the token.
    enum class Token { Revoked, Kept };
    using Then = std::function<void(Token)>;
    static constexpr milliseconds answerMost{5'000};

    SignOut(Session &session, Actions &actions, Alarms &alarms, QObject *parent = nullptr);

    /// `then` is called once, later. A second begin() takes the place of the first.
    void begin(Then then);

private:
    void onDevices(const Expected<DeviceList, Error> &answer);
    void finish(Token token);

    Session &m_session;
    Actions &m_actions;
    std::unique_ptr<Alarm> m_deadline;
    Then m_then;
};

} // namespace madang::client
