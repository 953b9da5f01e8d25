// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/composer/completionpopup.h"

#include "ui/composer/editor.h"

#include <QKeyEvent>
#include <QTextBlock>

namespace madang::ui
{

namespace
{
constexpr qsizetype mostRows = 8;
constexpr qsizetype longestTyped = 24;
constexpr char16_t fullWidthAt = 0xFF20;
} // namespace

CompletionPopup::CompletionPopup(const Theme &theme, Editor &editor, QWidget *owner)
    : QListWidget(owner)
    , m_theme(theme)
    , m_editor(editor)
{
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("People"));
    hide();
    // As in every other list: the quiet colour, and clear of the round frame.
    theme.follow(this, [this] {
        const Colours &c = m_theme.colours();
        QPalette quiet = palette();
        quiet.setColor(QPalette::Highlight, c.selected);
        quiet.setColor(QPalette::HighlightedText, c.text);
        setPalette(quiet);
        setViewportMargins(m_theme.unit(), m_theme.unit(), m_theme.unit(), m_theme.unit());
    });
    connect(&editor, &Editor::contentChanged, this, &CompletionPopup::follow);
    connect(&editor, &Editor::focusLeft, this, &QWidget::hide);
    connect(&editor, &Editor::keyOffered, this, &CompletionPopup::onKey);
    connect(this, &QListWidget::itemClicked, this, &CompletionPopup::accept);
}

CompletionPopup::Typed CompletionPopup::typed() const
{
    const QTextCursor cursor = m_editor.textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock()) + m_editor.preedit();
    const qsizetype at = qMax(before.lastIndexOf(u'@'), before.lastIndexOf(QChar(fullWidthAt)));
    if (at < 0 || before.size() - at > longestTyped || (at > 0 && !before.at(at - 1).isSpace())) {
        return {};
    }
    return {.start = at + cursor.block().position(), .text = before.mid(at + 1)};
}

void CompletionPopup::follow()
{
    const Typed name = typed();
    m_shown =
        name.start < 0 || !m_editor.hasFocus() ? QList<Mentionable>() : completions(name.text, m_people, mostRows);
    const bool finished = m_shown.size() == 1 && m_shown.front().name == name.text;
    if (m_shown.isEmpty() || finished) {
        hide();
        return;
    }
    clear();
    for (const Mentionable &person : std::as_const(m_shown)) {
        addItem(person.name);
    }
    setCurrentRow(0);
    place();
    show();
    raise();
}

void CompletionPopup::place()
{
    QWidget *page = m_editor.window();
    if (parentWidget() != page) {
        setParent(page);
    }
    const int row = m_theme.px(32);
    for (int i = 0; i < count(); ++i) {
        item(i)->setSizeHint({0, row});
    }
    resize(m_theme.px(320), row * count() + 2 * (frameWidth() + m_theme.unit()));
    const QPoint caret = m_editor.mapTo(page, m_editor.cursorRect().topLeft());
    move(qBound(0, caret.x(), qMax(0, page->width() - width())), qMax(0, caret.y() - height() - 2 * m_theme.unit()));
}

void CompletionPopup::accept()
{
    const int row = currentRow();
    const Typed name = typed();
    if (row < 0 || row >= m_shown.size() || name.start < 0) {
        return;
    }
    const QString chosen = m_shown.at(row).name;
    m_editor.settle();
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(static_cast<int>(name.start) + 1, QTextCursor::KeepAnchor);
    cursor.insertText(chosen + u' ');
    hide();
}

void CompletionPopup::onKey(QKeyEvent *event)
{
    if (!isVisible()) {
        return;
    }
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Up:
        setCurrentRow((currentRow() + count() - 1) % count());
        break;
    case Qt::Key_Down:
        setCurrentRow((currentRow() + 1) % count());
        break;
    case Qt::Key_Escape:
        hide();
        break;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!plain) {
            return;
        }
        accept();
        break;
    default:
        return;
    }
    event->accept();
}

} // namespace madang::ui
