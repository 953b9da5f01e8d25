// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/proxyquestion.h"

#include "ui/dialogs/proxydialog.h"
#include "ui/main/asking.h"

namespace madang::app
{

ProxyQuestion::ProxyQuestion(client::ProxySettings &settings, const ui::Icons &icons, QWidget &window, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_icons(icons)
    , m_window(window)
{
}

void ProxyQuestion::ask()
{
    if (!m_dialog.isNull())
        return; // it stands before the window already
    m_dialog = new ui::ProxyDialog(m_icons, m_settings.choice(), &m_window);
    connect(m_dialog, &ui::ProxyDialog::submitted, this, &ProxyQuestion::take);
    ui::asking::open(m_dialog);
}

void ProxyQuestion::take(const client::ProxyChoice &choice)
{
    const bool isOther = choice != m_settings.choice();
    if (m_settings.choose(choice))
        m_dialog->close();
    else
        m_dialog->setError(tr("It could not be written to the disk. It holds until Madang ends."));
    if (isOther)
        emit answered();
}

} // namespace madang::app
