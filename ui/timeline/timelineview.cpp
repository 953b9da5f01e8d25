// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/timelineview.h"

#include "ui/controls/rowmenu.h"
#include "ui/timeline/jumppill.h"

#include <QDateTime>
#include <QPainter>
#include <QResizeEvent>

#include <utility>

namespace madang::ui
{

using client::Timeline;

TimelineView::TimelineView(const Theme &theme, const Icons &icons, const client::Clock &clock, QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_clock(clock)
    , m_read(clock)
{
    buildOverlays();
    restyle();
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAutoScroll(false);
    connect(new RowMenu(*this), &RowMenu::wanted, this,
            [this](const QModelIndex &row, const QPoint &at) { openMenu(row.row(), at); });
    connect(&theme, &Theme::changed, this, &TimelineView::restyle);
    connect(&m_read, &ReadTracker::readUpTo, this, &TimelineView::readUpTo);
    m_readTimer.setInterval(250);
    connect(&m_readTimer, &QTimer::timeout, this, [this] {
        m_read.check();
        if (!m_read.isWaiting())
            m_readTimer.stop();
        updateLatest();
    });
    m_flashTimer.setInterval(1500);
    m_flashTimer.setSingleShot(true);
    connect(&m_flashTimer, &QTimer::timeout, this, [this] {
        m_flashed = {};
        viewport()->update();
    });
    m_scrolledTimer.setInterval(1000);
    m_scrolledTimer.setSingleShot(true);
    connect(&m_scrolledTimer, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_sendingTimer.setInterval(500);
    connect(&m_sendingTimer, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_dayTimer.setInterval(60'000);
    connect(&m_dayTimer, &QTimer::timeout, this, [this] {
        if (m_style->today != QDateTime::fromMSecsSinceEpoch(m_clock.now().count()).date())
            restyle();
    });
    m_dayTimer.start();
}

TimelineView::~TimelineView()
{
    setModel(nullptr);
}

void TimelineView::setTimeline(Timeline *timeline, qint64 readN)
{
    setModel(nullptr);
    m_model.reset();
    m_selection = {};
    m_flashed = {};
    m_hovered = -1;
    m_newLineSeen = false;
    m_pillDismissed = false;
    m_toEnd = false;
    m_toNew = false;
    m_read.begin(readN);
    m_arrivedN = timeline != nullptr ? timeline->lastN() : 0;
    if (timeline != nullptr) {
        m_model = std::make_unique<TimelineModel>(*timeline);
        setModel(m_model.get());
        follow(*timeline);
    }
    change();
}

void TimelineView::follow(Timeline &timeline)
{
    connect(m_model.get(), &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        m_strip.remove(first, last - first + 1);
        change();
    });
    // The model as context: it goes before the timeline does, and with it these.
    connect(&timeline, &Timeline::stateChanged, m_model.get(), [this] { onStateChanged(); });
    connect(&timeline, &Timeline::ownPostAdded, m_model.get(), [this] { jumpToLatest(); });
    connect(&timeline, &Timeline::messageShown, m_model.get(), [this](const MessageId &message) {
        const int row = this->timeline()->rowOf(message);
        m_flashed = message;
        m_flashTimer.start();
        showRow(row, viewport()->height() / 3);
        setCurrentIndex(m_model->index(row));
    });
    onStateChanged();
}

void TimelineView::restyle()
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.now().count()).date();
    m_style.emplace(m_theme, m_icons, Times(QLocale()), today);
    m_cache.clear();
    m_strip.forgetAll();
    m_strip.setEstimate(m_style->usualHeight());
    viewport()->setPalette(m_theme.palette());
    change();
}

const MessageLayout &TimelineView::layout(int row) const
{
    return m_cache.layout(m_model->row(row), m_model->placement(row), *m_style, viewport()->width());
}

void TimelineView::change()
{
    m_dirty = true;
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void TimelineView::settle()
{
    if (!m_dirty || m_settling)
        return;
    m_dirty = false;
    m_settling = true;
    if (m_width != viewport()->width()) {
        m_width = viewport()->width();
        m_strip.forgetAll();
    }
    m_strip.setViewport(viewport()->height());
    if (m_toNew && m_model->newRow() >= 0) {
        m_strip.holdRow(m_model->newRow(), viewport()->height() / 3);
        m_toNew = !isVisible(); // before that the height is not the real one
    }
    m_strip.settle([this](int row) {
        const MessageLayout &measured = layout(row);
        return RowStrip::Size{.height = measured.height(), .body = measured.body()};
    });
    updateScrollBar();
    m_settling = false;
    afterSettling();
}

QRect TimelineView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_strip.count())
        return {};
    const_cast<TimelineView *>(this)->settle(); // NOLINT(cppcoreguidelines-pro-type-const-cast): as Qt's views do
    return {0, m_strip.top(index.row()), viewport()->width(), m_strip.height(index.row())};
}

QModelIndex TimelineView::indexAt(const QPoint &point) const
{
    const_cast<TimelineView *>(this)->settle(); // NOLINT(cppcoreguidelines-pro-type-const-cast): as Qt's views do
    const int row = m_model ? m_strip.rowAt(point.y()) : -1;
    return row < 0 ? QModelIndex() : m_model->index(row);
}

// Here QListView's own versions are passed over: they would lay out all rows and set the scroll bar.
// NOLINTBEGIN(bugprone-parent-virtual-call)
void TimelineView::doItemsLayout()
{
    settle();
    QAbstractItemView::doItemsLayout();
}

void TimelineView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
}

void TimelineView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    m_strip.insert(start, end - start + 1);
    change();
    QAbstractItemView::rowsInserted(parent, start, end);
}

void TimelineView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    m_strip.forget(topLeft.row(), bottomRight.row());
    change();
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    change();
    settle();
}
// NOLINTEND(bugprone-parent-virtual-call)

void TimelineView::reset()
{
    QListView::reset();
    m_hovered = -1;
    m_strip.reset(m_model && model() != nullptr ? m_model->rowCount() : 0);
    m_strip.setEndIsNewest(timeline() == nullptr || timeline()->isAtEnd());
    place();
    change();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    settle();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.colours().base);
    const MessagePainter messages(*m_style);
    if (m_model && m_strip.count() == 0 && timeline()->isOpening())
        messages.paintSkeleton(painter, viewport()->width(), viewport()->height());
    if (m_strip.first() < 0)
        return;
    paintRows(painter, event->rect());
    const int first = m_strip.first();
    const bool saysItself = layout(first).dayLine() >= 0 && m_strip.top(first) >= 0;
    if (m_scrolledTimer.isActive() && !saysItself && !m_pill->isVisible())
        messages.paintDay(painter, dayOf(m_model->row(first)), viewport()->width());
}

void TimelineView::paintRows(QPainter &painter, const QRect &area) const
{
    const MessagePainter messages(*m_style);
    int y = m_strip.top(m_strip.first());
    for (int row = m_strip.first(); row <= m_strip.last(); ++row) {
        const int height = m_strip.height(row);
        if (area.intersects(QRect(0, y, viewport()->width(), height))) {
            const MessageLayout &one = layout(row);
            painter.translate(0, y);
            messages.paint(painter, one, lookOf(row, one.row().id));
            painter.translate(0, -y);
        }
        y += height;
    }
}

RowLook TimelineView::lookOf(int row, const MessageId &id) const
{
    constexpr std::chrono::milliseconds isLong{2000};
    const auto since = m_sendingSince.constFind(id);
    const bool late = since != m_sendingSince.constEnd() && m_clock.steady() - *since >= isLong;
    return {.hovered = row == m_hovered,
            .focused = m_keyboard && hasFocus() && currentIndex().row() == row,
            .flashed = id == m_flashed,
            .selected = id == m_selection.message ? m_selection.range() : TextRange{},
            .sending = late ? Trailer::Sending::Long : Trailer::Sending::Fresh};
}

} // namespace madang::ui
