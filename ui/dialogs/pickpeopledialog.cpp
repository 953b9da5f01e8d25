// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/pickpeopledialog.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace madang::ui
{

PickPeopleDialog::PickPeopleDialog(const Icons &icons, Purpose purpose, QWidget *parent)
    : Sheet(icons, parent)
    , m_purpose(purpose)
    , m_filter(new QLineEdit)
    , m_list(new ChoiceList(icons, ChoiceList::Pick::Several))
{
    body().addWidget(m_filter);
    body().addWidget(m_list, 1);
    m_list->filterBy(*m_filter);
    connect(m_list, &ChoiceList::pickedChanged, this, [this] { setReady(!m_list->picked().isEmpty()); });
    PickPeopleDialog::retranslate();
    setReady(false);
    m_filter->setFocus();
}

void PickPeopleDialog::setRoom(const QString &address)
{
    m_room = address;
    retranslate();
}

void PickPeopleDialog::setPeople(const QList<Choice> &people)
{
    m_list->setChoices(people);
}

void PickPeopleDialog::submit()
{
    setBusy(Busy::Yes);
    emit submitted(m_list->picked());
}

void PickPeopleDialog::retranslate()
{
    const bool add = m_purpose == Purpose::AddToRoom;
    setWords(add ? tr("Add people to %1").arg(m_room) : tr("Message somebody"),
             add ? tr("They can read all that was written here before.")
                 : tr("Pick one person, or several for a conversation of your own."));
    m_filter->setPlaceholderText(tr("Find somebody"));
    m_filter->setAccessibleName(tr("Find somebody"));
    m_list->setAccessibleName(tr("People"));
    setAction(add ? tr("Add") : tr("Write"));
}

} // namespace madang::ui
