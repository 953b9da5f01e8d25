// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/row.h"
#include "ui/text/urls.h"
#include "ui/timeline/messagestyle.h"

#include <QPointF>
#include <QSizeF>

#include <memory>
#include <optional>

class QPainter;
class QTextLayout;

namespace madang::ui
{

/// A part of a text, counted in QChars.
struct TextRange {
    int start = 0;
    int length = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// The text of one message, broken into lines: links underlined, those who are addressed in the accent colour.
class TextBlock
{
public:
    TextBlock(const client::Row &row, const MessageStyle &style, qreal width);
    ~TextBlock();
    TextBlock(TextBlock &&other) noexcept;
    TextBlock &operator=(TextBlock &&other) noexcept;
    Q_DISABLE_COPY(TextBlock)

    [[nodiscard]] QSizeF size() const { return m_size; }
    /// Where the last line ends and its middle is: what stands behind the text goes on there.
    [[nodiscard]] QPointF end() const;
    void paint(QPainter &painter, const QPointF &at, const TextRange &selected, const MessageStyle &style) const;

    /// The place between two letters that is nearest to the point.
    [[nodiscard]] int positionAt(const QPointF &point) const;
    [[nodiscard]] bool covers(const QPointF &point) const;
    [[nodiscard]] std::optional<QUrl> urlAt(const QPointF &point) const;
    [[nodiscard]] TextRange wordAt(int position) const;

private:
    std::unique_ptr<QTextLayout> m_layout;
    QList<UrlSpan> m_urls;
    QSizeF m_size;
};

} // namespace madang::ui
