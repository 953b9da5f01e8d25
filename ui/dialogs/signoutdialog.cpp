// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/signoutdialog.h"

#include <utility>

namespace madang::ui
{

SignOutDialog::SignOutDialog(const Icons &icons, Leaving leaving, QWidget *parent)
    : Sheet(icons, parent)
    , m_leaving(std::move(leaving))
{
    SignOutDialog::retranslate();
}

void SignOutDialog::setLink(Leaving::Link link)
{
    m_leaving.link = link;
    retranslate();
}

void SignOutDialog::submit()
{
    setBusy(Busy::Yes);
    emit confirmed();
}

void SignOutDialog::retranslate()
{
    QStringList lines;
    if (m_leaving.wayBack == Leaving::WayBack::Here) {
        lines << tr("The server stays on this computer. \"Start a server here\" leads back into it.");
    } else {
        lines << tr("Without a password you need a new invitation to come back.");
    }
    if (m_leaving.unsent > 0) {
        lines << tr("Not sent yet, and lost then: %n message(s)", nullptr, m_leaving.unsent);
    }
    if (m_leaving.link == Leaving::Link::Offline) {
        lines << tr("You are offline: this device is forgotten here; sign it out under Devices later.");
    }
    setWords(tr("Sign out of %1?").arg(m_leaving.server), lines.join(u'\n'));
    setAction(tr("Sign out"), Grave::Yes);
}

} // namespace madang::ui
