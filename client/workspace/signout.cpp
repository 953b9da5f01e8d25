// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/signout.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace madang::client
{

SignOut::SignOut(Session &session, Actions &actions, Alarms &alarms, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_actions(actions)
    , m_deadline(alarms.make())
{
}

void SignOut::begin(Then then)
{
    m_then = std::move(then);
    m_deadline->set(answerMost, [this] { finish(Token::Kept); });
    m_actions.listDevices([this, self = QPointer(this)](const Expected<DeviceList, Error> &answer) {
        if (!self.isNull())
            onDevices(answer);
    });
}

void SignOut::onDevices(const Expected<DeviceList, Error> &answer)
{
    if (!answer)
        return finish(Token::Kept);
    const auto current = std::find_if(answer->devices.begin(), answer->devices.end(),
                                      [](const Device &device) { return device.current; });
    if (current == answer->devices.end())
        return finish(Token::Kept);
    m_actions.revokeDevice(current->id, [this, self = QPointer(this)](const Expected<Done, Error> &done) {
        if (self.isNull())
            return;
        // The server may hang up before it answers: then the reason is the answer.
        const bool over = done || m_session.state().stopped == StopReason::SignedOut;
        finish(over ? Token::Revoked : Token::Kept);
    });
}

void SignOut::finish(Token token)
{
    m_deadline->cancel();
    if (const auto then = std::exchange(m_then, {}))
        then(token);
}

} // namespace madang::client
