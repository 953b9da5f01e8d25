// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/client/program.h"

#include <QMap>
#include <QSet>

#include <functional>
#include <memory>
#include <random>

namespace madang::tests
{

class Agreement;

/// What may happen in a life.
struct Perils {
    bool connection = false;
    bool crashes = false;
    bool restores = false;
};

/// A life of one program among other people, driven by chance: the same seed is the same life.
class Life
{
public:
    Life(quint32 seed, const Perils &perils);

    void live(int steps);
    /// What is wrong in the end; empty: nothing.
    QString end();

private:
    int below(int bound);
    bool oneIn(int times) { return below(times) == 0; }
    template <typename T>
    T any(const QList<T> &list)
    {
        return list.at(below(static_cast<int>(list.size())));
    }
    ChangeId nextId();
    QString nextText();

    void happen();
    void travel();
    void othersAct();
    void iAct();
    void look();
    void makeRoom(const QList<UserId> &members);
    void rooms();
    void fate();
    void crash();
    void restore();
    /// These own messages need not be on the server in the end.
    void excuse(const std::function<bool(const MessageId &)> &gone);
    Agreement agreement();

    std::mt19937 m_chance;
    Perils m_perils;
    ModelServer m_server;
    ModelServer::Log m_backup;
    std::unique_ptr<Program> m_program;
    QMap<RoomId, QList<MessageId>> m_own;
    QSet<MessageId> m_excused;
    qint64 m_ids = 1'000;
    int m_texts = 0;
};

} // namespace madang::tests
