// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/choicelist.h"
#include "ui/dialogs/sheet.h"

class QLineEdit;

namespace madang::ui
{

class Label;

/// The rooms that are open to everybody, to join one of them.
class BrowseDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrowseDialog)

public:
    explicit BrowseDialog(const Icons &icons, QWidget *parent = nullptr);

    void setRooms(const QList<Choice> &rooms);

signals:
    void joinRequested(const QString &roomId);

protected:
    void submit() override;
    void retranslate() override;

private:
    QLineEdit *m_filter;
    ChoiceList *m_list;
    Label *m_nothing;
};

} // namespace madang::ui
