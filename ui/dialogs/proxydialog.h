// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/account/proxysettings.h"
#include "ui/dialogs/sheet.h"

class QRadioButton;

namespace madang::ui
{

class ProxyFields;

/// Asks through which proxy servers are reached.
class ProxyDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyDialog)

public:
    /// Shows what is chosen now.
    ProxyDialog(const Icons &icons, const client::ProxyChoice &now, QWidget *parent = nullptr);

signals:
    /// It can be used as it is.
    void submitted(const madang::client::ProxyChoice &choice);

protected:
    void submit() override;
    void retranslate() override;
    bool event(QEvent *event) override;

private:
    void onPicked();

    QRadioButton *m_system;
    QRadioButton *m_none;
    QRadioButton *m_manual;
    ProxyFields *m_fields;
};

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::client::ProxyChoice)
