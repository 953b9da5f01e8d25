// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/server/changes.h"
#include "tests/support/server/logundertest.h"

#include <QTest>

namespace madang::server
{

/// A log of either kind with four events in it: Ann and Bob, the lobby for both, and the attic for Ann alone.
class FurnishedLog
{
protected:
    /// The kinds, as a test's global data.
    static void everyKind()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("memory") << static_cast<int>(LogUnderTest::Kind::Memory);
        QTest::newRow("sqlite") << static_cast<int>(LogUnderTest::Kind::Sqlite);
    }
    /// Whether a log that was empty has all of it now.
    [[nodiscard]] bool furnish(int kind)
    {
        m_log = std::make_unique<LogUnderTest>(static_cast<LogUnderTest::Kind>(kind));
        const LogState state = m_log->open();
        bool isFine = state.head == 0 && state.epochs.size() == 1;
        for (const Change &change : {changes::person(ann.value), changes::person(bob.value),
                                     changes::room(lobby, {ann, bob}), changes::room(attic, {ann}, RoomKind::Private)})
            isFine = append(change) && isFine;
        return isFine;
    }

    [[nodiscard]] AppendResult append(const Change &change) { return m_log->append(change); }
    [[nodiscard]] QString say(const QString &text) { return say(text, lobby); }
    /// The id of what Ann said; empty where it was refused.
    [[nodiscard]] QString say(const QString &text, const RoomId &room)
    {
        const Change post = changes::post(ann, room, text);
        return append(post) ? post.id : QString();
    }
    [[nodiscard]] static EventQuery everythingFor(const UserId &reader, const QSet<RoomId> &rooms)
    {
        return {.after = 0, .upTo = 1'000, .reader = reader, .rooms = rooms, .limit = 1'000};
    }

    const UserId ann{QStringLiteral("ann")};
    const UserId bob{QStringLiteral("bob")};
    const RoomId lobby{QStringLiteral("lobby")};
    const RoomId attic{QStringLiteral("attic")};
    std::unique_ptr<LogUnderTest> m_log{};
};

} // namespace madang::server
