// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/eventpane.h"

#include "client/connection/connectionlog.h"
#include "ui/theme/shapes.h"

#include <QEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int linesEach = 4;     ///< at most
constexpr int leastHeight = 120; ///< in pixels of the design
constexpr int radius = 8;

} // namespace

EventPane::EventPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_edit(new QPlainTextEdit)
{
    m_edit->setObjectName(u"events"_s);
    m_edit->setReadOnly(true);
    m_edit->setUndoRedoEnabled(false);
    m_edit->setTabChangesFocus(true);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_edit->setWordWrapMode(QTextOption::WrapAnywhere);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setMaximumBlockCount(static_cast<int>(client::ConnectionLog::eventsMost) * linesEach);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // as high as there is room
    m_edit->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_edit);
    setFocusProxy(m_edit);
    theme.follow(this, [this] { adopt(); });
    retranslate();
}

void EventPane::adopt()
{
    QPalette own = palette();
    own.setColor(QPalette::Base, m_theme.colours().hover);
    own.setColor(QPalette::Text, m_theme.colours().text);
    own.setColor(QPalette::PlaceholderText, m_theme.colours().textSecondary);
    m_edit->setPalette(own);
    QFont small = m_theme.fonts().mono;
    small.setPointSizeF(m_theme.fonts().secondary.pointSizeF());
    m_edit->setFont(small);
    const int around = m_theme.px(4);
    layout()->setContentsMargins(2 * around, around, around, around);
    setMinimumHeight(m_theme.px(leastHeight));
    update();
}

QString EventPane::lines(const client::WireEvent &event, Words words)
{
    QString lines;
    if (!event.id.isEmpty())
        lines += u"id: "_s + event.id + u'\n';
    lines += u"event: "_s + event.name + u"\ndata: "_s + event.text(words);
    return lines;
}

void EventPane::show(const QList<client::WireEvent> &events, Words words)
{
    if (words != m_words) {
        m_words = words;
        m_edit->clear();
        m_last = 0;
    }
    for (const auto &event : events) {
        if (event.number <= m_last)
            continue;
        m_edit->appendPlainText(m_last == 0 ? lines(event, words) : u'\n' + lines(event, words));
        m_last = event.number;
    }
}

QString EventPane::text() const
{
    return m_edit->toPlainText();
}

void EventPane::retranslate()
{
    m_edit->setAccessibleName(tr("Events as they arrive"));
    m_edit->setPlaceholderText(tr("Nothing has arrived yet."));
}

bool EventPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

void EventPane::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const qreal round = m_theme.px(radius);
    paintBox(painter, {.rect = QRectF(rect()), .radius = round, .fill = m_theme.colours().hover, .line = {}});
    if (m_edit->hasFocus())
        paintFocusRing(painter, rect(), round, m_theme);
}

void EventPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace madang::ui
