// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/personlinkdialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QVBoxLayout>

namespace madang::ui
{

PersonLinkDialog::PersonLinkDialog(const Icons &icons, const QString &person, QWidget *parent)
    : Sheet(icons, parent)
    , m_person(person)
    , m_link(new QLineEdit)
{
    m_link->setObjectName(QStringLiteral("personLink"));
    m_link->setReadOnly(true);
    body().addWidget(m_link);
    sayClose();
    PersonLinkDialog::retranslate();
    setReady(false);
    setBusy(Busy::Yes);
}

void PersonLinkDialog::setLink(const QString &link)
{
    m_link->setText(link);
    m_link->setCursorPosition(0);
    setBusy(Busy::No);
    setReady(!link.isEmpty());
}

void PersonLinkDialog::submit()
{
    QGuiApplication::clipboard()->setText(m_link->text());
    setAction(tr("Copied"));
}

void PersonLinkDialog::retranslate()
{
    setWords(tr("Sign-in link for %1").arg(m_person),
             tr("It works once, within a day. Give it to this person only: whoever opens it is signed in as them."));
    m_link->setAccessibleName(tr("Link"));
    m_link->setPlaceholderText(tr("Not made yet"));
    setAction(tr("Copy the link"));
}

} // namespace madang::ui
