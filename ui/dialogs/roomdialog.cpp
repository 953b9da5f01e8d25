// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/roomdialog.h"

#include "ui/controls/field.h"
#include "ui/controls/switch.h"

#include <QVBoxLayout>

namespace madang::ui
{

RoomDialog::RoomDialog(const Icons &icons, Purpose purpose, QWidget *parent)
    : Sheet(icons, parent)
    , m_purpose(purpose)
    , m_name(new Field(icons.theme()))
    , m_topic(new Field(icons.theme()))
    , m_private(new Switch(icons.theme()))
{
    body().addWidget(m_name);
    body().addWidget(m_topic);
    body().addWidget(m_private);
    m_private->setVisible(purpose == Purpose::Create);
    connect(m_name, &Field::textChanged, this, [this](const QString &name) { setReady(!name.trimmed().isEmpty()); });
    RoomDialog::retranslate();
    setReady(false);
    m_name->setFocus();
}

void RoomDialog::setDetails(const RoomDetails &details)
{
    m_name->setText(details.name);
    m_topic->setText(details.topic);
    m_private->setChecked(details.access == RoomDetails::Access::Invited);
}

void RoomDialog::submit()
{
    setBusy(Busy::Yes);
    emit submitted({.name = m_name->text().simplified(),
                    .topic = m_topic->text().simplified(),
                    .access = m_private->isChecked() ? RoomDetails::Access::Invited : RoomDetails::Access::Everybody});
}

void RoomDialog::retranslate()
{
    const bool create = m_purpose == Purpose::Create;
    setWords(create ? tr("New room") : tr("Change the room"), create ? tr("A room is for one subject.") : QString());
    m_name->setName(tr("Name"));
    m_topic->setName(tr("Topic (may be empty)"));
    m_private->setText(tr("Only for people who are invited"));
    setAction(create ? tr("Make the room") : tr("Save"));
}

} // namespace madang::ui
