// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/choicelist.h"

#include "ui/dialogs/choicedelegate.h"
#include "ui/text/matching.h"
#include "ui/text/usertext.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>

namespace madang::ui
{

ChoiceList::ChoiceList(const Icons &icons, Pick pick, QWidget *parent)
    : QListView(parent)
    , m_model(new QStandardItemModel(this))
    , m_pick(pick)
{
    setModel(m_model);
    setItemDelegate(new ChoiceDelegate(icons, this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    // The frame is round, so it is the frame that fills.
    viewport()->setAutoFillBackground(false);
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    setPalette(clear);
    icons.theme().follow(this, [this, &theme = icons.theme()] { setMinimumHeight(theme.px(220)); });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &ChoiceList::pickedChanged);
    if (pick == Pick::One) {
        connect(this, &QListView::activated, this,
                [this](const QModelIndex &index) { emit decided(index.data(ChoiceDelegate::IdRole).toString()); });
    } else {
        connect(this, &QListView::clicked, this, &ChoiceList::toggle);
        connect(this, &QListView::activated, this, &ChoiceList::toggle);
    }
}

void ChoiceList::setChoices(const QList<Choice> &choices)
{
    m_choices = choices;
    refresh();
}

void ChoiceList::filterBy(QLineEdit &field)
{
    connect(&field, &QLineEdit::textChanged, this, &ChoiceList::setFilter);
    field.installEventFilter(this);
}

bool ChoiceList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && qobject_cast<QLineEdit *>(watched) != nullptr) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            keyPressEvent(key);
            return true;
        }
    }
    return QListView::eventFilter(watched, event);
}

void ChoiceList::setFilter(const QString &filter)
{
    m_filter = filter;
    refresh();
}

void ChoiceList::refresh()
{
    const QString current = currentIndex().data(ChoiceDelegate::IdRole).toString();
    m_model->clear();
    for (const Choice &choice : std::as_const(m_choices)) {
        if (!matches(choice.title, m_filter)) {
            continue;
        }
        auto *item = new QStandardItem(choice.title);
        item->setData(choice.id, ChoiceDelegate::IdRole);
        item->setData(choice.note, ChoiceDelegate::NoteRole);
        item->setData(choice.tag, ChoiceDelegate::TagRole);
        item->setData(QVariant::fromValue(choice.picture), ChoiceDelegate::PictureRole);
        QStringList spoken{choice.title, choice.note, choice.tag};
        spoken.removeAll(QString());
        item->setData(spoken.join(u", "_s), Qt::AccessibleTextRole);
        if (m_pick == Pick::Several) {
            item->setCheckState(m_ticked.contains(choice.id) ? Qt::Checked : Qt::Unchecked);
        }
        m_model->appendRow(item);
        if (choice.id == current) {
            setCurrentIndex(item->index());
        }
    }
    emit pickedChanged();
}

void ChoiceList::toggle(const QModelIndex &index)
{
    const QString id = index.data(ChoiceDelegate::IdRole).toString();
    if (!m_ticked.removeOne(id)) {
        m_ticked.append(id);
    }
    m_model->setData(index, m_ticked.contains(id) ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    emit pickedChanged();
}

QStringList ChoiceList::picked() const
{
    if (m_pick == Pick::Several) {
        return m_ticked;
    }
    const QModelIndex current = currentIndex();
    return current.isValid() ? QStringList{current.data(ChoiceDelegate::IdRole).toString()} : QStringList();
}

} // namespace madang::ui
