// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/browsedialog.h"

#include "ui/controls/label.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace madang::ui
{

BrowseDialog::BrowseDialog(const Icons &icons, QWidget *parent)
    : Sheet(icons, parent)
    , m_filter(new QLineEdit)
    , m_list(new ChoiceList(icons, ChoiceList::Pick::One))
    , m_nothing(new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::textSecondary}, Label::Wrap::Words))
{
    body().addWidget(m_filter);
    body().addWidget(m_nothing);
    body().addWidget(m_list, 1);
    m_nothing->hide();
    m_list->filterBy(*m_filter);
    connect(m_list, &ChoiceList::pickedChanged, this, [this] { setReady(!m_list->picked().isEmpty()); });
    connect(m_list, &ChoiceList::decided, this, [this] { submit(); });
    BrowseDialog::retranslate();
    setReady(false);
    m_filter->setFocus();
}

void BrowseDialog::setRooms(const QList<Choice> &rooms)
{
    m_list->setChoices(rooms);
    m_nothing->setVisible(rooms.isEmpty());
    m_list->setVisible(!rooms.isEmpty());
}

void BrowseDialog::submit()
{
    const QStringList picked = m_list->picked();
    if (!picked.isEmpty()) {
        setBusy(Busy::Yes);
        emit joinRequested(picked.first());
    }
}

void BrowseDialog::retranslate()
{
    setWords(tr("Join a room"), tr("These rooms are open to everybody on this server."));
    m_filter->setPlaceholderText(tr("Find a room"));
    m_filter->setAccessibleName(tr("Find a room"));
    m_list->setAccessibleName(tr("Open rooms"));
    m_nothing->setText(tr("There is no other open room. You can make one."));
    setAction(tr("Join"));
}

} // namespace madang::ui
