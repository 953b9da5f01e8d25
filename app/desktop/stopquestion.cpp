// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/stopquestion.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/main/asking.h"

#include <QLocale>

#include <utility>

namespace madang::app
{

StopQuestion::StopQuestion(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

bool StopQuestion::stopsServer() const
{
    return m_parts.preferences.onClose() == Preferences::OnClose::StopServer &&
           m_parts.bundled.state().phase != client::HostPhase::Stopped;
}

ui::Window::MayClose StopQuestion::mayClose()
{
    const bool isUsed = m_parts.bundled.state().phase == client::HostPhase::Running;
    if (m_agreed || !isUsed || !stopsServer())
        return ui::Window::MayClose::Yes;
    const auto others = m_parts.others();
    if (others == 0)
        return ui::Window::MayClose::Yes;
    if (m_dialog.isNull())
        ask(others);
    return ui::Window::MayClose::No;
}

void StopQuestion::ask(const std::optional<int> &others)
{
    const QString number = others ? QLocale().toString(*others) : QString();
    m_dialog = new ui::ConfirmDialog(m_parts.icons, ui::ConfirmDialog::Question::StopServer, number, &m_parts.window);
    connect(m_dialog, &ui::ConfirmDialog::confirmed, this, [this] {
        m_agreed = true;
        m_dialog->close();
        m_parts.window.close();
    });
    ui::asking::open(m_dialog);
}

} // namespace madang::app
