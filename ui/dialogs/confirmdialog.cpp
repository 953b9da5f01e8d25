// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/confirmdialog.h"

namespace madang::ui
{

ConfirmDialog::ConfirmDialog(const Icons &icons, Question question, const QString &subject, QWidget *parent)
    : Sheet(icons, parent)
    , m_question(question)
    , m_subject(subject)
{
    ConfirmDialog::retranslate();
}

void ConfirmDialog::submit()
{
    emit confirmed();
}

void ConfirmDialog::retranslate()
{
    switch (m_question) {
    case Question::LeaveRoom:
        setWords(tr("Leave %1?").arg(m_subject), tr("You can join again at any time."));
        setAction(tr("Leave"), Grave::Yes);
        break;
    case Question::LeavePrivateRoom:
        setWords(tr("Leave %1?").arg(m_subject), tr("Somebody in it has to add you before you can come back."));
        setAction(tr("Leave"), Grave::Yes);
        break;
    case Question::DeleteMessage:
        setWords(tr("Delete this message?"), tr("It is deleted for everybody and can't be brought back."));
        setAction(tr("Delete"), Grave::Yes);
        break;
    case Question::RemoveMember:
        setWords(tr("Remove %1?").arg(m_subject), tr("They can't read this room any more."));
        setAction(tr("Remove"), Grave::Yes);
        break;
    case Question::RemovePerson:
        setWords(
            tr("Remove %1 from the server?").arg(m_subject),
            tr("They are signed out everywhere and can't come back without a new invitation. What they wrote stays."));
        setAction(tr("Remove"), Grave::Yes);
        break;
    case Question::MakeMember:
        setWords(tr("Make %1 a member?").arg(m_subject), tr("They can't look after rooms and people any more."));
        setAction(tr("Make a member"));
        break;
    case Question::MakeAdmin:
        setWords(tr("Make %1 an admin?").arg(m_subject),
                 tr("Admins can see and change all rooms, invite people and remove members."));
        setAction(tr("Make an admin"));
        break;
    case Question::StopServer:
        setWords(tr("Stop the server?"), m_subject.isEmpty() ? tr("Other people may be connected.")
                                                             : tr("Other people are connected: %1").arg(m_subject));
        setAction(tr("Stop"), Grave::Yes);
        break;
    }
}

} // namespace madang::ui
