// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

#include <functional>

namespace madang::ui
{

/// Where the rows of a long list stand in a viewport, when only those on screen are measured and the others are
/// guessed.
///
/// It holds one row in its place (the first whole one on screen, by its body) or, while the last row is seen whole, the
/// end. So whatever comes, goes or changes its height elsewhere, what is being read does not move.
class RowStrip
{
public:
    struct Size {
        int height = 0;
        int body = 0; ///< from the row's top to the part that must not move: its text
    };
    using Measure = std::function<Size(int row)>;

    void reset(int count);
    void insert(int first, int count);
    void remove(int first, int count);
    /// Heights that are to be measured again.
    void forget(int first, int last);
    void forgetAll();

    void setViewport(int height) { m_viewport = height; }
    /// What an unmeasured row is taken for.
    void setEstimate(int height) { m_estimate = height; }
    /// Whether the last row is the newest there is; only then the end is held.
    void setEndIsNewest(bool newest);

    void holdEnd();
    /// Puts a row's top at `y` of the viewport.
    void holdRow(int row, int y);
    void scrollBy(int pixels);
    /// As a scroll bar says it: so many pixels above the viewport, by what is known.
    void scrollTo(int offset);

    /// Measures what is on screen and finds its place; call it after any of the above.
    void settle(const Measure &measure);

    [[nodiscard]] int count() const { return static_cast<int>(m_cells.size()); }
    [[nodiscard]] int first() const { return m_first; } ///< on screen; -1: none
    [[nodiscard]] int last() const { return m_last; }
    [[nodiscard]] int top(int row) const;
    [[nodiscard]] int height(int row) const;
    [[nodiscard]] int rowAt(int y) const; ///< -1 where there is none
    [[nodiscard]] bool isWhole(int row) const;
    [[nodiscard]] bool holdsEnd() const { return m_holdsEnd; }
    [[nodiscard]] int offset() const;
    [[nodiscard]] int total() const;
    [[nodiscard]] int measured() const; ///< how many rows have been

private:
    struct Cell {
        Size size;
        bool measured = false;
    };

    int measuredHeight(int row, const Measure &measure);
    void fill(int row, int top, const Measure &measure);
    void chooseAnchor();
    [[nodiscard]] int sumBefore(int row) const;

    QList<Cell> m_cells;
    int m_viewport = 0;
    int m_estimate = 40;
    int m_anchor = 0;
    int m_anchorY = 0;          ///< of its body
    bool m_anchorIsTop = false; ///< until it is settled: of its top
    bool m_holdsEnd = true;
    bool m_endIsNewest = true;
    int m_first = -1;
    int m_last = -1;
    int m_firstTop = 0;
};

} // namespace madang::ui
