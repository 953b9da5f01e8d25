// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/sheet.h"

namespace madang::ui
{

class Field;

/// Changes the name that others see.
class RenameDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RenameDialog)

public:
    explicit RenameDialog(const Icons &icons, QWidget *parent = nullptr);

    void setName(const QString &name);

signals:
    void submitted(const QString &name);

protected:
    void submit() override;
    void retranslate() override;

private:
    void check();

    Field *m_name;
    QString m_before;
};

} // namespace madang::ui
