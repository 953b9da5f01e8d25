// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/devicesdialog.h"

#include "ui/text/times.h"

#include <QVBoxLayout>

namespace madang::ui
{

DevicesDialog::DevicesDialog(const Icons &icons, QWidget *parent)
    : Sheet(icons, parent)
    , m_list(new ChoiceList(icons, ChoiceList::Pick::One))
{
    body().addWidget(m_list, 1);
    connect(m_list, &ChoiceList::pickedChanged, this, &DevicesDialog::check);
    sayClose();
    DevicesDialog::retranslate();
    check();
}

void DevicesDialog::setDevices(const QList<DeviceRow> &devices, const QDateTime &now)
{
    const Times times;
    QList<Choice> rows;
    for (const DeviceRow &device : devices) {
        const bool here = device.which == DeviceRow::Which::This;
        if (here) {
            m_thisDevice = device.id;
        }
        rows.append(Choice{.id = device.id,
                           .title = device.name,
                           .note = device.lastSeen.isValid() && !here
                                       ? tr("Last seen: %1").arg(times.ago(device.lastSeen, now))
                                       : QString(),
                           .tag = here ? tr("This device") : QString(),
                           .picture = Choice::Picture::Device});
    }
    setBusy(Busy::No);
    m_list->setChoices(rows);
}

void DevicesDialog::check()
{
    const QStringList picked = m_list->picked();
    setReady(!picked.isEmpty() && picked.first() != m_thisDevice);
}

void DevicesDialog::submit()
{
    const QStringList picked = m_list->picked();
    if (!picked.isEmpty()) {
        setBusy(Busy::Yes);
        emit signOutRequested(picked.first());
    }
}

void DevicesDialog::retranslate()
{
    setWords(tr("Your devices"), tr("Sign out a device that you do not use or do not know."));
    m_list->setAccessibleName(tr("Your devices"));
    setAction(tr("Sign it out"), Grave::Yes);
}

} // namespace madang::ui
