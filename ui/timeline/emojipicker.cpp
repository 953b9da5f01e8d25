// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/emojipicker.h"

#include "ui/text/emojiruns.h"
#include "ui/timeline/floating.h"

#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace madang::ui
{

namespace
{
struct Named {
    const char16_t *emoji;
    const char *name;
};
constexpr std::array<Named, 24> all{{
    {u"👍", QT_TRANSLATE_NOOP("EmojiPicker", "thumbs up")},
    {u"👎", QT_TRANSLATE_NOOP("EmojiPicker", "thumbs down")},
    {u"❤️", QT_TRANSLATE_NOOP("EmojiPicker", "red heart")},
    {u"😂", QT_TRANSLATE_NOOP("EmojiPicker", "tears of joy")},
    {u"😊", QT_TRANSLATE_NOOP("EmojiPicker", "smile")},
    {u"😮", QT_TRANSLATE_NOOP("EmojiPicker", "surprised")},
    {u"😢", QT_TRANSLATE_NOOP("EmojiPicker", "crying")},
    {u"😡", QT_TRANSLATE_NOOP("EmojiPicker", "angry")},
    {u"🎉", QT_TRANSLATE_NOOP("EmojiPicker", "party popper")},
    {u"👏", QT_TRANSLATE_NOOP("EmojiPicker", "clapping")},
    {u"🙏", QT_TRANSLATE_NOOP("EmojiPicker", "folded hands")},
    {u"👀", QT_TRANSLATE_NOOP("EmojiPicker", "eyes")},
    {u"✅", QT_TRANSLATE_NOOP("EmojiPicker", "check mark")},
    {u"❌", QT_TRANSLATE_NOOP("EmojiPicker", "cross mark")},
    {u"❓", QT_TRANSLATE_NOOP("EmojiPicker", "question mark")},
    {u"❗", QT_TRANSLATE_NOOP("EmojiPicker", "exclamation mark")},
    {u"💡", QT_TRANSLATE_NOOP("EmojiPicker", "light bulb")},
    {u"🔥", QT_TRANSLATE_NOOP("EmojiPicker", "fire")},
    {u"🚀", QT_TRANSLATE_NOOP("EmojiPicker", "rocket")},
    {u"💪", QT_TRANSLATE_NOOP("EmojiPicker", "strong")},
    {u"🤔", QT_TRANSLATE_NOOP("EmojiPicker", "thinking")},
    {u"👋", QT_TRANSLATE_NOOP("EmojiPicker", "waving hand")},
    {u"☕", QT_TRANSLATE_NOOP("EmojiPicker", "coffee")},
    {u"🌱", QT_TRANSLATE_NOOP("EmojiPicker", "seedling")},
}};
} // namespace

QStringList EmojiPicker::emoji()
{
    QStringList list;
    for (const Named &named : all)
        list.append(QString::fromUtf16(named.emoji));
    return list;
}

QString EmojiPicker::nameOf(int which)
{
    return QCoreApplication::translate("EmojiPicker", all.at(static_cast<size_t>(which)).name);
}

EmojiPicker::EmojiPicker(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAccessibleName(tr("Choose a reaction"));
    auto *grid = new QGridLayout(this);
    grid->setSpacing(2);
    const QStringList list = emoji();
    for (int i = 0; i < list.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setText(list[i]);
        button->setAutoRaise(true);
        button->setToolTip(nameOf(i));
        button->setAccessibleName(nameOf(i));
        button->installEventFilter(this);
        grid->addWidget(button, i / columns, i % columns);
        m_buttons.append(button);
        connect(button, &QToolButton::clicked, this, [this, emoji = list[i]] {
            close();
            emit chosen(emoji);
        });
    }
    theme.follow(this, [this, grid] {
        const int margin = floatingMargin() + m_theme.px(6);
        grid->setContentsMargins(margin, margin, margin, margin);
        QFont font = emojiFont(m_theme.fonts().body);
        font.setPointSizeF(font.pointSizeF() * 1.3);
        for (QToolButton *button : std::as_const(m_buttons)) {
            button->setFont(font);
            button->setFixedSize(m_theme.px(34), m_theme.px(34));
        }
    });
}

void EmojiPicker::popup(const QRect &anchor)
{
    adjustSize();
    QPoint at(anchor.right() - width(), anchor.top() - height());
    const QScreen *screen = QGuiApplication::screenAt(anchor.center());
    if (screen != nullptr) {
        const QRect room = screen->availableGeometry();
        if (at.y() < room.top())
            at.setY(anchor.bottom());
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    QFrame::move(at);
    show();
    m_buttons.first()->setFocus(Qt::PopupFocusReason);
}

bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto from = m_buttons.indexOf(qobject_cast<QToolButton *>(watched));
    switch (key->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        move(static_cast<int>(from), key->key());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_buttons[from]->click();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void EmojiPicker::move(int from, int key)
{
    int step = columns;
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        step = 1;
    if (key == Qt::Key_Left || key == Qt::Key_Up)
        step = -step;
    const int to = from + step;
    if (to >= 0 && to < m_buttons.size())
        m_buttons[to]->setFocus(Qt::TabFocusReason);
}

void EmojiPicker::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintFloating(painter, rect(), m_theme.px(8), m_theme);
}

} // namespace madang::ui
