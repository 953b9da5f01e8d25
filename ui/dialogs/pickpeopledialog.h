// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/choicelist.h"
#include "ui/dialogs/sheet.h"

class QLineEdit;

namespace madang::ui
{

/// Picks people: to add them to a room, or to write to them directly.
class PickPeopleDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PickPeopleDialog)

public:
    enum class Purpose { AddToRoom, Direct };

    PickPeopleDialog(const Icons &icons, Purpose purpose, QWidget *parent = nullptr);

    /// "#general"; only shown when they are added to it.
    void setRoom(const QString &address);
    void setPeople(const QList<Choice> &people);

signals:
    void submitted(const QStringList &userIds);

protected:
    void submit() override;
    void retranslate() override;

private:
    Purpose m_purpose;
    QString m_room;
    QLineEdit *m_filter;
    ChoiceList *m_list;
};

} // namespace madang::ui
