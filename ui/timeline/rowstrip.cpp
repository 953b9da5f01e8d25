// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/rowstrip.h"

#include <algorithm>

namespace madang::ui
{

void RowStrip::reset(int count)
{
    m_cells = QList<Cell>(count);
    m_anchor = 0;
    m_anchorY = 0;
    m_anchorIsTop = false;
    m_first = m_last = -1;
    m_holdsEnd = true;
}

void RowStrip::insert(int first, int count)
{
    const bool before = first <= m_anchor && first < m_cells.size();
    m_cells.insert(first, count, Cell{});
    if (before)
        m_anchor += count;
    if (m_first >= first) {
        m_first += count;
        m_last += count;
    } else if (m_last >= first) {
        m_last = first - 1;
    }
}

void RowStrip::remove(int first, int count)
{
    m_cells.remove(first, count);
    if (m_anchor >= first + count) {
        m_anchor -= count;
    } else if (m_anchor >= first) {
        m_anchor = std::min(first, std::max(0, this->count() - 1));
    }
    if (m_first >= first + count) {
        m_first -= count;
        m_last -= count;
    } else if (m_last >= first) {
        m_first = m_last = -1;
    }
}

void RowStrip::forget(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_cells[row].measured = false;
}

void RowStrip::forgetAll()
{
    if (!m_cells.isEmpty())
        forget(0, count() - 1);
}

void RowStrip::setEndIsNewest(bool newest)
{
    m_endIsNewest = newest;
    if (!newest)
        m_holdsEnd = false;
}

void RowStrip::holdEnd()
{
    m_holdsEnd = true;
}

void RowStrip::holdRow(int row, int y)
{
    m_holdsEnd = false;
    m_anchor = row;
    m_anchorY = y;
    m_anchorIsTop = true;
}

void RowStrip::scrollBy(int pixels)
{
    if (m_first < 0)
        return;
    if (m_holdsEnd) {
        m_anchor = m_first;
        m_anchorY = m_firstTop;
        m_anchorIsTop = true;
    }
    m_holdsEnd = false;
    m_anchorY -= pixels;
}

void RowStrip::scrollTo(int offset)
{
    int row = 0;
    int top = 0;
    while (row + 1 < count() && top + height(row) <= offset)
        top += height(row++);
    if (count() > 0)
        holdRow(row, top - offset);
}

int RowStrip::measuredHeight(int row, const Measure &measure)
{
    Cell &cell = m_cells[row];
    if (!cell.measured)
        cell = {measure(row), true};
    return cell.size.height;
}

void RowStrip::fill(int row, int top, const Measure &measure)
{
    while (top > 0 && row > 0)
        top -= measuredHeight(--row, measure);
    while (row + 1 < count() && top + measuredHeight(row, measure) <= 0)
        top += height(row++);
    m_first = m_last = row;
    m_firstTop = top;
    int bottom = top + measuredHeight(row, measure);
    while (bottom < m_viewport && m_last + 1 < count())
        bottom += measuredHeight(++m_last, measure);
}

void RowStrip::settle(const Measure &measure)
{
    if (m_cells.isEmpty()) {
        m_first = m_last = -1;
        return;
    }
    m_anchor = std::clamp(m_anchor, 0, count() - 1);
    if (m_holdsEnd) {
        fill(count() - 1, m_viewport - measuredHeight(count() - 1, measure), measure);
    } else {
        measuredHeight(m_anchor, measure);
        fill(m_anchor, m_anchorIsTop ? m_anchorY : m_anchorY - m_cells[m_anchor].size.body, measure);
        // Nothing is shown above the first row, and nothing below the last: few rows stand at the bottom.
        if (m_first == 0 && m_firstTop > 0)
            fill(0, 0, measure);
        const int bottom = top(m_last) + height(m_last);
        if (m_last == count() - 1 && bottom < m_viewport)
            fill(m_first, m_firstTop + m_viewport - bottom, measure);
    }
    m_holdsEnd = m_endIsNewest && m_last == count() - 1 && top(m_last) + height(m_last) <= m_viewport;
    chooseAnchor();
}

void RowStrip::chooseAnchor()
{
    m_anchorIsTop = false;
    int y = m_firstTop;
    for (int row = m_first; row <= m_last; ++row) {
        if (y + m_cells[row].size.body >= 0 || row == m_last) {
            m_anchor = row;
            m_anchorY = y + m_cells[row].size.body;
            return;
        }
        y += height(row);
    }
}

int RowStrip::sumBefore(int row) const
{
    int sum = 0;
    for (int i = 0; i < row; ++i)
        sum += height(i);
    return sum;
}

int RowStrip::height(int row) const
{
    return m_cells[row].measured ? m_cells[row].size.height : m_estimate;
}

int RowStrip::top(int row) const
{
    if (m_first < 0)
        return sumBefore(row);
    int y = m_firstTop;
    for (int i = m_first; i < row; ++i)
        y += height(i);
    for (int i = m_first - 1; i >= row; --i)
        y -= height(i);
    return y;
}

int RowStrip::rowAt(int y) const
{
    if (m_first < 0)
        return -1;
    int top = m_firstTop;
    for (int row = m_first; row <= m_last; ++row) {
        if (y >= top && y < top + height(row))
            return row;
        top += height(row);
    }
    return -1;
}

bool RowStrip::isWhole(int row) const
{
    if (m_first < 0 || row < m_first || row > m_last)
        return false;
    const int y = top(row);
    const int bottom = y + height(row);
    // What is higher than the screen counts when its end is seen.
    return bottom <= m_viewport && (y >= 0 || (height(row) > m_viewport && bottom > 0));
}

int RowStrip::offset() const
{
    return m_first < 0 ? 0 : std::max(0, sumBefore(m_first) - m_firstTop);
}

int RowStrip::total() const
{
    return sumBefore(count());
}

int RowStrip::measured() const
{
    return static_cast<int>(
        std::count_if(m_cells.begin(), m_cells.end(), [](const Cell &cell) { return cell.measured; }));
}

} // namespace madang::ui
