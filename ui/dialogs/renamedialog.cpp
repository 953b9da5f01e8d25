// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/renamedialog.h"

#include "ui/controls/field.h"

#include <QVBoxLayout>

namespace madang::ui
{

RenameDialog::RenameDialog(const Icons &icons, QWidget *parent)
    : Sheet(icons, parent)
    , m_name(new Field(icons.theme()))
{
    body().addWidget(m_name);
    connect(m_name, &Field::textChanged, this, &RenameDialog::check);
    RenameDialog::retranslate();
    check();
    m_name->setFocus();
}

void RenameDialog::setName(const QString &name)
{
    m_before = name;
    m_name->setText(name);
    m_name->edit().selectAll();
    check();
}

void RenameDialog::check()
{
    const QString name = m_name->text().simplified();
    setReady(!name.isEmpty() && name != m_before);
}

void RenameDialog::submit()
{
    setBusy(Busy::Yes);
    emit submitted(m_name->text().simplified());
}

void RenameDialog::retranslate()
{
    setWords(tr("Change your name"), tr("Everybody on this server sees it, also at what you wrote before."));
    m_name->setName(tr("Your name"));
    setAction(tr("Save"));
}

} // namespace madang::ui
