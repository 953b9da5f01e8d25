// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/textblock.h"

#include "ui/text/emoji.h"
#include "ui/text/emojiruns.h"
#include "ui/text/linebreak.h"
#include "ui/text/mentions.h"
#include "ui/text/usertext.h"
#include "ui/timeline/messagewords.h"

#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>

namespace madang::ui
{

using client::Row;

namespace
{
QTextLayout::FormatRange linkFormat(const UrlSpan &span, const Colours &colours)
{
    QTextCharFormat format;
    format.setForeground(colours.link);
    format.setFontUnderline(true);
    return {static_cast<int>(span.start), static_cast<int>(span.length), format};
}

QTextLayout::FormatRange mentionFormat(const MentionSpan &span, const Theme &theme)
{
    QTextCharFormat format;
    format.setForeground(theme.colours().accentText);
    format.setFontWeight(theme.fonts().name.weight());
    return {static_cast<int>(span.start), static_cast<int>(span.length), format};
}

QTextLayout::FormatRange emojiFormat(const EmojiRun &run, const QFont &font)
{
    QTextCharFormat format;
    format.setFontFamilies(emojiFont(font).families());
    return {static_cast<int>(run.start), static_cast<int>(run.length), format};
}

QList<Mentionable> mentionables(const Row &row)
{
    QList<Mentionable> people;
    for (const client::MentionName &mention : row.mentions)
        people.append({.userId = mention.user.value, .name = mention.name});
    return people;
}
} // namespace

TextBlock::TextBlock(const Row &row, const MessageStyle &style, qreal width)
{
    const QString text = layoutText(row.deleted ? MessageWords::deleted() : row.text);
    const bool large = isLargeEmoji(text);
    QFont font = large ? style.theme.fonts().emoji : style.theme.fonts().body;
    font.setItalic(row.deleted);
    m_layout = std::make_unique<QTextLayout>(text, font);
    m_layout->setCacheEnabled(true);
    if (!row.deleted) {
        QList<QTextLayout::FormatRange> formats;
        m_urls = findUrls(text);
        for (const UrlSpan &span : std::as_const(m_urls))
            formats.append(linkFormat(span, style.theme.colours()));
        if (!row.mentions.isEmpty()) {
            for (const MentionSpan &span : findMentions(text, mentionables(row)))
                formats.append(mentionFormat(span, style.theme));
        }
        for (const EmojiRun &run : emojiRuns(text))
            formats.append(emojiFormat(run, font));
        m_layout->setFormats(formats);
    }
    m_size =
        layOutParagraph(*m_layout, {.width = width, .lineHeight = large ? style.lineHeight * 2 : style.lineHeight});
}

TextBlock::~TextBlock() = default;
TextBlock::TextBlock(TextBlock &&other) noexcept = default;
TextBlock &TextBlock::operator=(TextBlock &&other) noexcept = default;

QPointF TextBlock::end() const
{
    if (m_layout->lineCount() == 0)
        return {0, m_size.height() / 2};
    const QTextLine line = m_layout->lineAt(m_layout->lineCount() - 1);
    return {line.naturalTextWidth(), line.y() + line.height() / 2};
}

void TextBlock::paint(QPainter &painter, const QPointF &at, const TextRange &selected, const MessageStyle &style) const
{
    QList<QTextLayout::FormatRange> selections;
    if (selected.length > 0) {
        QTextCharFormat format;
        format.setBackground(style.theme.colours().accent);
        format.setForeground(style.theme.colours().onAccent);
        selections.append({selected.start, selected.length, format});
    }
    m_layout->draw(&painter, at, selections);
}

int TextBlock::positionAt(const QPointF &point) const
{
    if (m_layout->lineCount() == 0)
        return 0;
    for (int i = 0; i + 1 < m_layout->lineCount(); ++i) {
        if (point.y() < m_layout->lineAt(i + 1).y())
            return m_layout->lineAt(i).xToCursor(point.x());
    }
    return m_layout->lineAt(m_layout->lineCount() - 1).xToCursor(point.x());
}

bool TextBlock::covers(const QPointF &point) const
{
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        if (m_layout->lineAt(i).naturalTextRect().contains(point))
            return true;
    }
    return false;
}

std::optional<QUrl> TextBlock::urlAt(const QPointF &point) const
{
    if (!covers(point))
        return std::nullopt;
    int position = 0;
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        if (line.naturalTextRect().contains(point))
            position = line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
    }
    const auto found = std::find_if(m_urls.begin(), m_urls.end(), [position](const UrlSpan &span) {
        return position >= span.start && position < span.start + span.length;
    });
    return found == m_urls.end() ? std::nullopt : std::optional(found->url);
}

TextRange TextBlock::wordAt(int position) const
{
    const QString text = m_layout->text();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(std::min(position + 1, static_cast<int>(text.size())));
    const auto start = finder.toPreviousBoundary();
    const auto end = finder.toNextBoundary();
    if (start < 0 || end < 0)
        return {};
    return {static_cast<int>(start), static_cast<int>(end - start)};
}

} // namespace madang::ui
