// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/sheet.h"

class QLineEdit;

namespace madang::ui
{

/// Shows the link by which one person signs in again, to be copied and handed over.
class PersonLinkDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonLinkDialog)

public:
    /// Busy until the link is there.
    PersonLinkDialog(const Icons &icons, const QString &person, QWidget *parent = nullptr);

    void setLink(const QString &link);

protected:
    void submit() override;
    void retranslate() override;

private:
    QString m_person;
    QLineEdit *m_link;
};

} // namespace madang::ui
