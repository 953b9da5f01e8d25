// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/happeninglist.h"

#include "ui/connection/figures.h"
#include "ui/connection/happeningwords.h"
#include "ui/text/linebreak.h"
#include "ui/theme/shapes.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextLayout>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{

// In pixels of the design.
constexpr int side = 16;
constexpr int timeWidth = 64;
constexpr int aboveAndBelow = 4;
constexpr int heightLeast = 72;
constexpr int heightMost = 168;

/// A time, and beside it a sentence in as many lines as it needs.
class HappeningDelegate : public QStyledItemDelegate
{
public:
    HappeningDelegate(const Theme &theme, HappeningList *list)
        : QStyledItemDelegate(list)
        , m_theme(theme)
        , m_list(list)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const override
    {
        QTextLayout layout(index.data().toString(), m_theme.fonts().secondary);
        const int width = m_list->viewport()->width();
        return {width, qCeil(layOut(layout, width).height()) + m_theme.px(aboveAndBelow)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours &c = m_theme.colours();
        const QPoint at = option.rect.topLeft() + QPoint(m_theme.px(side), m_theme.px(aboveAndBelow) / 2);
        painter->save();
        if (option.state.testFlag(QStyle::State_HasFocus) && m_list->hasFocus())
            paintFocusRing(*painter, option.rect.adjusted(m_theme.px(8), 0, -m_theme.px(8), 0), m_theme.px(6), m_theme);
        QTextLayout time(index.data(HappeningModel::TimeRole).toString(), m_theme.fonts().secondary);
        layOutParagraph(time, {.width = m_theme.px(timeWidth) * 1.0, .lineHeight = lineHeight()});
        painter->setPen(c.textSecondary);
        time.draw(painter, at);
        QTextLayout sentence(index.data().toString(), m_theme.fonts().secondary);
        layOut(sentence, option.rect.width());
        painter->setPen(c.text);
        sentence.draw(painter, at + QPoint(m_theme.px(timeWidth), 0));
        painter->restore();
    }

private:
    [[nodiscard]] qreal lineHeight() const { return qRound(QFontInfo(m_theme.fonts().secondary).pixelSize() * 1.45); }
    QSizeF layOut(QTextLayout &layout, int width) const
    {
        const int room = width - m_theme.px(2 * side + timeWidth);
        return layOutParagraph(layout, {.width = qMax(room, m_theme.px(side)) * 1.0, .lineHeight = lineHeight()});
    }

    const Theme &m_theme;
    const HappeningList *m_list;
};

} // namespace

void HappeningModel::setHappenings(const QList<client::Happening> &happenings)
{
    if (happenings == m_happenings)
        return;
    // Rows are only added at the end and taken from the front; whatever else changes is a change of a row.
    const bool isOther =
        !m_happenings.isEmpty() && !happenings.isEmpty() && m_happenings.first().at != happenings.first().at;
    if (isOther || happenings.size() < m_happenings.size()) {
        beginResetModel();
        m_happenings = happenings;
        endResetModel();
        return;
    }
    const auto before = static_cast<int>(m_happenings.size());
    for (int row = 0; row < before; ++row) {
        if (m_happenings.at(row) == happenings.at(row))
            continue;
        m_happenings[row] = happenings.at(row);
        emit dataChanged(index(row), index(row));
    }
    if (happenings.size() == before)
        return;
    beginInsertRows({}, before, static_cast<int>(happenings.size()) - 1);
    m_happenings = happenings;
    endInsertRows();
}

void HappeningModel::retranslate()
{
    if (!m_happenings.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int HappeningModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_happenings.size());
}

QVariant HappeningModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &happening = m_happenings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return HappeningWords::sentence(happening);
    case TimeRole:
        return Figures::timeOfDay(happening.at);
    case Qt::AccessibleTextRole:
        return u"%1, %2"_s.arg(Figures::timeOfDay(happening.at), HappeningWords::sentence(happening));
    default:
        return {};
    }
}

HappeningList::HappeningList(const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
    , m_model(new HappeningModel(this))
{
    setObjectName(u"happenings"_s);
    setModel(m_model);
    setItemDelegate(new HappeningDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(NoSelection);
    setResizeMode(Adjust);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    theme.follow(this, [this] {
        scheduleDelayedItemsLayout();
        updateGeometry();
    });
}

void HappeningList::show(const QList<client::Happening> &happenings)
{
    const auto *bar = verticalScrollBar();
    const bool wasAtEnd = bar->value() >= bar->maximum();
    m_model->setHappenings(happenings);
    updateGeometry();
    if (wasAtEnd)
        scrollToBottom();
}

QSize HappeningList::sizeHint() const
{
    int height = 0;
    for (int row = 0; row < m_model->rowCount() && height < m_theme.px(heightMost); ++row)
        height += sizeHintForRow(row);
    return {m_theme.px(120), qMin(height, m_theme.px(heightMost))};
}

QSize HappeningList::minimumSizeHint() const
{
    return {m_theme.px(120), qMin(sizeHint().height(), m_theme.px(heightLeast))};
}

void HappeningList::resizeEvent(QResizeEvent *event)
{
    const auto *bar = verticalScrollBar();
    const bool wasAtEnd = bar->value() >= bar->maximum();
    QListView::resizeEvent(event);
    updateGeometry();
    if (wasAtEnd)
        scrollToBottom();
}

void HappeningList::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(m_model->rowCount() - 1));
    QListView::focusInEvent(event);
}

} // namespace madang::ui
