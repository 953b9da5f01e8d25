// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/choicelist.h"
#include "ui/dialogs/sheet.h"

#include <QDateTime>

namespace madang::ui
{

/// A device that is signed in.
struct DeviceRow {
    enum class Which { This, Other };

    QString id;
    QString name;
    QDateTime lastSeen = {};
    Which which = Which::Other;
};

/// The devices that are signed in with one's name, to sign one out.
class DevicesDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DevicesDialog)

public:
    explicit DevicesDialog(const Icons &icons, QWidget *parent = nullptr);

    void setDevices(const QList<DeviceRow> &devices, const QDateTime &now);

signals:
    void signOutRequested(const QString &deviceId);

protected:
    void submit() override;
    void retranslate() override;

private:
    void check();

    ChoiceList *m_list;
    QString m_thisDevice;
};

} // namespace madang::ui
