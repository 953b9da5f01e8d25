// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/fakepagesource.h"
#include "tests/support/faketime.h"
#include "ui/timeline/timelineview.h"

#include <QScrollBar>
#include <QtTest>

#include <optional>

namespace madang::tests
{

using namespace client;
using namespace ui;
using namespace Qt::StringLiterals;

inline const RoomId room{u"r1"_s};
inline const UserId me{u"jun"_s};

/// A window with a timeline in it.
struct ReadingDesk {
    FakeTime time;
    FakePageSource source;
    Theme theme;
    Icons icons{theme};
    Timeline timeline{room, me, source, [](const UserId &user) { return user.value; }};
    TimelineView view{theme, icons, time};

    explicit ReadingDesk(int count = 0)
    {
        source.fill(room, count);
        view.resize(800, 500);
    }
    ~ReadingDesk() { view.setTimeline(nullptr); }
    Q_DISABLE_COPY_MOVE(ReadingDesk)

    void open(qint64 readN)
    {
        timeline.open({.lastN = source.log.size(), .readN = readN});
        source.answerAll();
        view.setTimeline(&timeline, readN);
        view.show();
        view.activateWindow();
        (void)QTest::qWaitForWindowActive(&view);
        look();
    }
    void openAtEnd() { open(source.log.size()); }
    void look()
    {
        view.grab();
        source.answerAll();
        view.grab();
    }
    void hear(int count)
    {
        for (int i = 0; i < count; ++i)
            timeline.posted(source.say(room, {u"live %1"_s.arg(source.log.size() + 1), {u"sora"_s}}));
        look();
    }
    void scroll(int pixels)
    {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + pixels);
        look();
    }
    struct Place {
        QString id;
        int top = 0;
        friend bool operator==(const Place &, const Place &) = default;
    };
    /// Where the first whole row on screen is.
    [[nodiscard]] Place place() const
    {
        for (int row = view.strip().first(); row <= view.strip().last(); ++row) {
            if (view.strip().isWhole(row))
                return {view.model()->index(row, 0).data(TimelineModel::IdRole).toString(), view.strip().top(row)};
        }
        return {};
    }
    [[nodiscard]] QRect rect(int row) const { return view.visualRect(view.model()->index(row, 0)); }
    [[nodiscard]] int lastRow() const { return timeline.count() - 1; }
    /// The middle of what a row shows there, found by looking for it.
    template <typename What>
    [[nodiscard]] std::optional<QPoint> find(int row) const
    {
        const MessageLayout layout(timeline.at(row), view.rows()->placement(row), style(), view.viewport()->width());
        for (int y = 0; y < layout.height(); y += 2) {
            for (int x = 0; x < layout.width(); x += 2) {
                if (std::holds_alternative<What>(layout.hit(QPointF(x, y))))
                    return QPoint(x + 3, y + 3) + rect(row).topLeft();
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] MessageStyle style() const
    {
        return {theme, icons, Times(), QDateTime::fromMSecsSinceEpoch(time.now().count()).date()};
    }
    template <typename What>
    bool click(int row)
    {
        const auto at = find<What>(row);
        if (at)
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, *at);
        return at.has_value();
    }
};

} // namespace madang::tests
