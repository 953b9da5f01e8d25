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
    enum class Question {
        LeaveRoom,
        LeavePrivateRoom,
        DeleteMessage,
        RemoveMember,
        RemovePerson,
        MakeMember,
        MakeAdmin,
        StopServer,
    };

    /// `subject` is the room's address or the person; for StopServer how many others are connected, empty where that
    /// is not known.
    ConfirmDialog(const Icons &icons, Question question, const QString &subject, QWidget *parent = nullptr);

signals:
    /// Whoever carries it out closes the dialog, or says what went wrong.
    void confirmed();

protected:
    void submit() override;
    void retranslate() override;

private:
    Question m_question;
    QString m_subject;
};

} // namespace madang::ui
