// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/rooms/sidebar.h"

#include "ui/controls/iconbutton.h"
#include "ui/controls/label.h"
#include "ui/controls/rowmenu.h"
#include "ui/rooms/filterfield.h"
#include "ui/rooms/mebar.h"
#include "ui/rooms/serverbutton.h"
#include "ui/rooms/sidebardelegate.h"
#include "ui/text/usertext.h"

#include <QEvent>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

namespace madang::ui
{

Sidebar::Sidebar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_server(new ServerButton(icons))
    , m_plus(new IconButton(icons, Icon::Plus))
    , m_filter(new FilterField(icons))
    , m_list(new QListView)
    , m_nothing(new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::textSecondary}, Label::Wrap::Words))
    , m_me(new MeBar(icons))
    , m_model(new SidebarModel(this))
{
    m_list->setObjectName(QStringLiteral("rooms"));
    m_server->setObjectName(QStringLiteral("serverMenu"));
    buildLayout();
    connectList();
    connect(m_server, &ServerButton::clicked, this,
            [this] { emit serverMenuRequested(m_server->mapToGlobal(QPoint(0, m_server->height()))); });
    connect(m_plus, &IconButton::clicked, this, &Sidebar::offerNew);
    connect(m_me, &MeBar::presenceChosen, this, &Sidebar::presenceChosen);
    connect(m_me, &MeBar::settingsRequested, this, &Sidebar::settingsRequested);
    retranslate();
}

void Sidebar::buildLayout()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SidebarDelegate(m_icons, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    QPalette clear = m_list->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_list->setPalette(clear);

    auto *head = new QHBoxLayout;
    head->addWidget(m_server);
    head->addStretch();
    head->addWidget(m_plus);
    auto *search = new QHBoxLayout;
    search->addWidget(m_filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    column->addWidget(m_me);
    m_nothing->hide();
    m_icons.theme().follow(this, [this, head, search] {
        const int u = m_icons.theme().unit();
        head->setContentsMargins(2 * u, 2 * u, 2 * u, u);
        search->setContentsMargins(2 * u, 0, 2 * u, u);
        m_nothing->setContentsMargins(4 * u, 2 * u, 4 * u, 0);
        setMinimumWidth(m_icons.theme().px(200));
    });
}

void Sidebar::connectList()
{
    connect(m_list, &QListView::clicked, this, &Sidebar::choose);
    connect(m_list, &QListView::activated, this, &Sidebar::choose);
    connect(new RowMenu(*m_list), &RowMenu::wanted, this, [this](const QModelIndex &index, const QPoint &at) {
        if (const auto row = m_model->row(index)) {
            emit rowMenuRequested(row->id, at);
        }
    });
    connect(m_filter, &QLineEdit::textChanged, this, &Sidebar::onFilter);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { choose(m_model->firstRow()); });
    connect(m_filter, &FilterField::stepRequested, this, &Sidebar::focusList);
    connect(m_filter, &FilterField::escaped, this, [this] {
        if (m_filter->text().isEmpty()) {
            emit escaped();
        } else {
            m_filter->clear();
        }
    });
    // A reset takes the selection with it.
    connect(m_model, &QAbstractItemModel::modelReset, this, &Sidebar::select);
}

void Sidebar::setServerName(const QString &name)
{
    m_server->setText(name);
    m_server->updateGeometry();
    retranslate();
}

void Sidebar::setRows(const QList<SidebarRow> &rows)
{
    m_rows = rows;
    const int place = m_list->verticalScrollBar()->value();
    m_model->setRows(rows);
    m_list->verticalScrollBar()->setValue(place);
}

void Sidebar::setMe(const MeRow &me)
{
    m_me->show(me);
}

void Sidebar::setCurrent(const QString &id)
{
    m_current = id;
    select();
    const QModelIndex index = m_model->indexOf(id);
    if (index.isValid()) {
        m_list->scrollTo(index);
    }
}

void Sidebar::select()
{
    const QModelIndex index = m_model->indexOf(m_current);
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
    } else {
        m_list->clearSelection();
    }
}

void Sidebar::choose(const QModelIndex &index)
{
    const auto row = m_model->row(index);
    if (!row) {
        return;
    }
    if (!m_filter->text().isEmpty()) {
        m_filter->clear();
    }
    emit chosen(row->id);
}

void Sidebar::onFilter(const QString &text)
{
    m_model->setFilter(text);
    const bool nothing = m_model->rowCount() == 0 && !text.isEmpty();
    m_nothing->setText(tr("Nothing here is called “%1”.").arg(text));
    m_nothing->setVisible(nothing);
}

QString Sidebar::neighbour(Step step, Among among) const
{
    QList<const SidebarRow *> rows;
    qsizetype at = -1;
    for (const SidebarRow &row : m_rows) {
        if (row.id == m_current) {
            at = rows.size();
        }
        if (among == Among::All || row.unread > 0 || row.id == m_current) {
            rows.append(&row);
        }
    }
    if (rows.isEmpty() || (rows.size() == 1 && at == 0)) {
        return {};
    }
    const qsizetype count = rows.size();
    if (at < 0) {
        return step == Step::Next ? rows.first()->id : rows.last()->id;
    }
    return rows.at((at + (step == Step::Next ? 1 : count - 1)) % count)->id;
}

void Sidebar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void Sidebar::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
    if (!m_model->row(m_list->currentIndex())) {
        m_list->setCurrentIndex(m_model->firstRow());
    }
}

void Sidebar::offerNew()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("New room…")), &QAction::triggered, this, &Sidebar::createRoomRequested);
    connect(menu->addAction(tr("Join a room…")), &QAction::triggered, this, &Sidebar::browseRequested);
    connect(menu->addAction(tr("Message somebody…")), &QAction::triggered, this, &Sidebar::directRequested);
    menu->popup(m_plus->mapToGlobal(QPoint(0, m_plus->height())));
}

void Sidebar::openSettings()
{
    m_me->openSettings();
}

void Sidebar::retranslate()
{
    m_plus->setWording(tr("New room or conversation"));
    m_filter->setPlaceholderText(tr("Find or jump"));
    m_filter->setAccessibleName(tr("Find or jump"));
    m_filter->setHint(tr("Ctrl K"));
    m_list->setAccessibleName(tr("Rooms and people"));
    m_server->setAccessibleName(tr("Server %1").arg(m_server->text()));
    m_server->setToolTip(safeToolTip(m_server->text()));
    m_model->retranslate();
}

void Sidebar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace madang::ui
