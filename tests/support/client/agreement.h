// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/client/program.h"

#include <QMap>
#include <QSet>

namespace madang::tests
{

/// Whether a program has what its server has. Every answer says what is wrong; empty: nothing.
class Agreement
{
public:
    Agreement(const ModelServer &server, Program &program, UserId user)
        : m_server(server)
        , m_program(program)
        , m_user(std::move(user))
    {
    }

    /// Rooms, people and every message, page by page.
    QString content();
    /// What has been on screen all the time.
    [[nodiscard]] QString timeline() const;
    /// Each message that was written here is there once, in its order, or still in the outbox.
    [[nodiscard]] QString ownPosts(const QMap<RoomId, QList<MessageId>> &own, const QSet<MessageId> &excused) const;

private:
    QString roomContent(const RoomId &id);
    [[nodiscard]] QString mentions(const client::RoomState &state, const QList<Message> &all) const;
    /// The whole room, as a reader who scrolls up.
    QList<Message> readAll(const RoomId &room, QString &wrong);

    const ModelServer &m_server;
    Program &m_program;
    UserId m_user;
};

} // namespace madang::tests
