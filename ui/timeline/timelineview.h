// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/clock.h"
#include "ui/timeline/layoutcache.h"
#include "ui/timeline/messagemenu.h"
#include "ui/timeline/messagepainter.h"
#include "ui/timeline/readtracker.h"
#include "ui/timeline/rowstrip.h"
#include "ui/timeline/timelinemodel.h"

#include <QHash>
#include <QListView>
#include <QTimer>

#include <memory>
#include <optional>

namespace madang::ui
{

class ActionBar;
class EmptyNote;
class JumpPill;
class LatestButton;

/// A room's messages on screen. Only the rows that are seen are measured and drawn; the one that is read stays where it
/// is while others come and go; what was seen for a second is reported as read. It changes nothing itself: it says what
/// the user wants done.
///
/// The class is in five files: timelineview.cpp (rows and painting), timelinescroll.cpp, timelinemouse.cpp,
/// timelinekeys.cpp and timelineoverlays.cpp (what floats above the rows, and what has been read).
class TimelineView : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineView)

public:
    TimelineView(const Theme &theme, const Icons &icons, const client::Clock &clock, QWidget *parent = nullptr);
    ~TimelineView() override;

    /// The timeline must outlive its stay here; nullptr shows nothing. `readN`: what is read already.
    void setTimeline(client::Timeline *timeline, qint64 readN = 0);
    [[nodiscard]] client::Timeline *timeline() const { return m_model ? &m_model->timeline() : nullptr; }
    [[nodiscard]] const TimelineModel *rows() const { return m_model.get(); }
    void setModeration(Moderation moderation) { m_moderation = moderation; }
    /// What an empty room says and offers; the defaults suit a room, not a direct conversation.
    void setEmptyWords(const QString &sentence, const QString &action);

    void jumpToLatest();
    void jumpToNew();
    void showMessage(const MessageId &message);

    // What a list view needs to be, answered from the strip of rows.
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

    [[nodiscard]] const RowStrip &strip() const { return m_strip; } ///< for tests
    [[nodiscard]] ReadTracker &readTracker() { return m_read; }     ///< for tests
    [[nodiscard]] QString selectedText() const;

signals:
    void reactionToggled(const madang::MessageId &message, const QString &emoji, bool on);
    void replyRequested(const madang::MessageId &message);
    void editRequested(const madang::MessageId &message);
    void deleteRequested(const madang::MessageId &message);
    void tryAgainRequested(const madang::ChangeId &change);
    void giveUpRequested(const madang::ChangeId &change);
    void linkActivated(const QUrl &url);
    void personActivated(const madang::UserId &user);
    void readUpTo(qint64 n);
    void unreadFrom(qint64 n);       ///< "Mark unread from here": everything before `n` is read
    void composerWanted();           ///< Escape
    void typed(const QString &text); ///< letters that belong into the composer
    void emptyActionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &, QItemSelectionModel::SelectionFlags) override {}
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &) const override { return {}; }
    void keyboardSearch(const QString &) override {}

    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    /// A part of one message's text that the mouse has chosen.
    struct Selection {
        MessageId message{};
        int from = 0;
        int to = 0;
        [[nodiscard]] TextRange range() const { return {std::min(from, to), std::abs(to - from)}; }
    };
    struct Point {
        int row = -1;
        QPointF inside{}; ///< counted from the row's left top
        Hit hit{};
    };

    void follow(client::Timeline &timeline);
    void restyle();
    void change(); ///< something is different: settle before the next look at it
    void settle();
    void place(); ///< after a reset: where to begin
    void showRow(int row, int y);
    void updateScrollBar();
    [[nodiscard]] const MessageLayout &layout(int row) const;

    [[nodiscard]] Point pointAt(const QPoint &position) const;
    void hover(const QPoint &position);
    void activate(const Hit &hit, const client::Row &row);
    void selectText(const Selection &selection);
    void showToolTip(const QPoint &global, const QPoint &position);

    void act(MessageAct act, const MessageId &message);
    void openMenu(int row, const QPoint &global);
    void openPicker(int row);
    void copy();
    [[nodiscard]] const client::Row *rowOf(const MessageId &message) const;
    [[nodiscard]] const client::Row *focusedRow() const;
    [[nodiscard]] bool takesLetters(const QKeyEvent &event) const;

    void buildOverlays();
    void placeOverlays();
    void placeActionBar();
    void updatePill();
    void updateLatest();
    void updateNote();
    void watchSending();
    void paintRows(QPainter &painter, const QRect &area) const;
    [[nodiscard]] RowLook lookOf(int row, const MessageId &id) const;
    void afterSettling();
    void onStateChanged();
    void noticeArrivals(const client::Timeline &timeline);
    [[nodiscard]] bool isWatched() const;

    const Theme &m_theme;
    const Icons &m_icons;
    const client::Clock &m_clock;
    std::optional<MessageStyle> m_style;
    std::unique_ptr<TimelineModel> m_model;
    mutable LayoutCache m_cache;
    RowStrip m_strip;
    ReadTracker m_read;
    QTimer m_readTimer;
    QTimer m_flashTimer;
    QTimer m_dayTimer;
    QTimer m_scrolledTimer; ///< runs while the day of what is on top is shown
    QTimer m_sendingTimer;
    QHash<MessageId, std::chrono::milliseconds> m_sendingSince; ///< by Clock::steady()
    Moderation m_moderation = Moderation::Own;
    QString m_emptySentence;
    QString m_emptyAction;

    ActionBar *m_actions = nullptr;
    JumpPill *m_pill = nullptr;
    LatestButton *m_latest = nullptr;
    EmptyNote *m_note = nullptr;

    int m_width = 0;
    bool m_dirty = true;
    bool m_settling = false;
    bool m_keyboard = false; ///< the focus came by key, so the current row shows it
    int m_hovered = -1;
    MessageId m_acting{}; ///< the message that the action bar is for
    MessageId m_flashed{};
    Selection m_selection{};
    bool m_selecting = false;
    std::optional<Point> m_pressed;
    qint64 m_arrivedN = 0; ///< newest message that was noticed
    bool m_newLineSeen = false;
    bool m_pillDismissed = false;
    bool m_toEnd = false;       ///< what is being loaded is to be shown at its end
    bool m_toNew = false;       ///< the "New" line is to stand one third down
    bool m_cursorMoved = false; ///< by a key: the view goes where it went
};

} // namespace madang::ui
