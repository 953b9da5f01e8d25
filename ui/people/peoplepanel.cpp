// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/people/peoplepanel.h"

#include "ui/controls/iconbutton.h"
#include "ui/controls/label.h"
#include "ui/controls/rowmenu.h"
#include "ui/people/peopledelegate.h"
#include "ui/people/peoplemodel.h"

#include <QEvent>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace madang::ui
{

PeoplePanel::PeoplePanel(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_title(new Label(icons.theme(), {.font = &Fonts::name, .colour = &Colours::text}))
    , m_close(new IconButton(icons, Icon::Close))
    , m_list(new QListView)
    , m_add(new QPushButton)
    , m_model(new PeopleModel(this))
{
    m_list->setObjectName(QStringLiteral("people"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PeopleDelegate(icons.theme(), m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_add->setIcon(icons.icon(Icon::PersonPlus, &Colours::text));

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    icons.theme().follow(this, [&theme = icons.theme(), head, foot] {
        const int u = theme.unit();
        head->setContentsMargins(4 * u, 2 * u, 2 * u, 2 * u);
        foot->setContentsMargins(4 * u, 2 * u, 4 * u, 3 * u);
    });

    connect(m_list, &QListView::clicked, this, &PeoplePanel::choose);
    connect(m_list, &QListView::activated, this, &PeoplePanel::choose);
    connect(new RowMenu(*m_list), &RowMenu::wanted, this, [this](const QModelIndex &row, const QPoint &at) {
        if (const auto person = m_model->person(row)) {
            emit personMenuRequested(person->userId, at);
        }
    });
    connect(m_close, &IconButton::clicked, this, &PeoplePanel::closeRequested);
    connect(m_add, &QPushButton::clicked, this, &PeoplePanel::addRequested);
    connect(&icons.theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void PeoplePanel::setPeople(const QList<PersonRow> &people)
{
    m_model->setPeople(people);
}

void PeoplePanel::setAdding(Adding adding)
{
    m_add->setVisible(adding == Adding::Allowed);
}

void PeoplePanel::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
    if (m_model->person(m_list->currentIndex()))
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->person(m_model->index(row))) {
            m_list->setCurrentIndex(m_model->index(row));
            return;
        }
    }
}

void PeoplePanel::choose(const QModelIndex &index)
{
    if (const auto person = m_model->person(index)) {
        emit personChosen(person->userId);
    }
}

void PeoplePanel::retranslate()
{
    m_title->setText(tr("Members"));
    m_close->setWording(tr("Close"), Qt::CTRL | Qt::Key_Period);
    m_list->setAccessibleName(tr("Members"));
    m_add->setText(tr("Add people"));
    m_model->retranslate();
}

void PeoplePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void PeoplePanel::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &c = m_icons.theme().colours();
    QPainter painter(this);
    painter.fillRect(rect(), c.base);
    painter.fillRect(0, 0, 1, height(), c.border);
    painter.fillRect(0, m_list->y() - 1, width(), 1, c.border);
}

void PeoplePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace madang::ui
