// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/timeline.h"
#include "tests/support/fakepagesource.h"

/// A timeline, where its messages come from, and somebody who believes its signals.
namespace madang::tests
{

using namespace client;
using namespace Qt::StringLiterals;

inline const RoomId room{u"r1"_s};
inline const UserId me{u"jun"_s};

/// Follows a timeline by nothing but its signals, as an item model does; `rows` must always equal the timeline's.
class Follower
{
public:
    explicit Follower(Timeline &timeline)
    {
        QObject::connect(&timeline, &Timeline::aboutToInsert, &timeline, [this, &timeline](int first, int last) {
            m_exact = m_exact && timeline.rows() == rows;
            m_first = first;
            m_last = last;
        });
        QObject::connect(&timeline, &Timeline::inserted, &timeline, [this, &timeline] {
            for (int i = m_first; i <= m_last; ++i)
                rows.insert(i, timeline.at(i));
            m_exact = m_exact && timeline.rows() == rows;
        });
        QObject::connect(&timeline, &Timeline::aboutToRemove, &timeline, [this](int first, int last) {
            m_first = first;
            m_last = last;
        });
        QObject::connect(&timeline, &Timeline::removed, &timeline, [this, &timeline] {
            rows.remove(m_first, m_last - m_first + 1);
            m_exact = m_exact && timeline.rows() == rows;
        });
        QObject::connect(&timeline, &Timeline::changedRows, &timeline, [this, &timeline](int first, int last) {
            for (int i = first; i <= last; ++i)
                rows[i] = timeline.at(i);
            ++changes;
        });
        QObject::connect(&timeline, &Timeline::wasReset, &timeline, [this, &timeline] {
            rows = timeline.rows();
            ++resets;
        });
    }
    [[nodiscard]] bool follows(const Timeline &timeline) const { return m_exact && rows == timeline.rows(); }

    QList<Row> rows;
    int resets = 0;
    int changes = 0;

private:
    int m_first = 0;
    int m_last = 0;
    bool m_exact = true;
};

[[nodiscard]] inline bool isContiguous(const Timeline &timeline)
{
    qint64 n = 0;
    for (const Row &row : timeline.rows()) {
        if (!row.isPosted())
            continue;
        if (n != 0 && row.n != n + 1)
            return false;
        n = row.n;
    }
    return true;
}

[[nodiscard]] inline Pending post(const QString &id, SendState state = SendState::Queued)
{
    return {.id = {id},
            .at = milliseconds(1'800'000'000'000),
            .state = state,
            .what = PendingPost{.text = u"mine "_s + id}};
}

/// A timeline with its source, and somebody who follows it.
struct Fixture {
    FakePageSource source;
    QHash<QString, QString> names{{u"jun"_s, u"Jun"_s}, {u"mina"_s, u"Mina"_s}, {u"sora"_s, u"Sora"_s}};
    Timeline timeline{room, me, source, [this](const UserId &user) { return names.value(user.value); }};
    Follower follower{timeline};

    explicit Fixture(int count) { source.fill(room, count); }
    void openAtEnd()
    {
        timeline.open({.lastN = source.log.size(), .readN = source.log.size()});
        source.answerAll();
    }
    void someoneSays(const QString &text) { timeline.posted(source.say(room, {text})); }
    [[nodiscard]] const Row &last() const { return timeline.rows().last(); }
};

} // namespace madang::tests
