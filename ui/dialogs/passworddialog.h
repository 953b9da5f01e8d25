// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/sheet.h"

namespace madang::ui
{

class Field;

/// What was entered to set a password.
struct PasswordChange {
    QString before; ///< empty when there was none
    QString after;

    friend bool operator==(const PasswordChange &, const PasswordChange &) = default;
};

/// Sets the password with which one signs in on another device.
class PasswordDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordDialog)

public:
    enum class Had { None, Password };

    PasswordDialog(const Icons &icons, Had had, QWidget *parent = nullptr);

signals:
    void submitted(const madang::ui::PasswordChange &change);

protected:
    void submit() override;
    void retranslate() override;

private:
    void check();

    Had m_had;
    Field *m_before;
    Field *m_after;
    Field *m_again;
};

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::ui::PasswordChange)
