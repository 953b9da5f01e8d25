// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/sheet.h"

namespace madang::ui
{

/// One question before something that can't be taken back.
class ConfirmDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmDialog)

public:
    enum class Question { LeaveRoom, LeavePrivateRoom, DeleteMessage, RemoveMember, SignOut, StopServer };

    /// `subject` is the room's address, the person, the server's name; a number of people for StopServer.
    ConfirmDialog(const Icons &icons, Question question, const QString &subject, QWidget *parent = nullptr);

signals:
    void confirmed();

protected:
    void submit() override;
    void retranslate() override;

private:
    Question m_question;
    QString m_subject;
};

} // namespace madang::ui
