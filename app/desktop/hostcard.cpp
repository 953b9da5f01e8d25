// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/hostcard.h"

#include "protocol/link.h"

#include <QDialog>
#include <QVBoxLayout>

namespace madang::app
{

HostCard::HostCard(client::BundledServer &bundled, Preferences &preferences, const ui::Icons &icons, QObject *parent)
    : QObject(parent)
    , m_bundled(bundled)
    , m_preferences(preferences)
    , m_icons(icons)
{
    connect(&m_bundled, &client::BundledServer::stateChanged, this, &HostCard::refresh);
}

void HostCard::open(client::Workspace &workspace, QWidget *window)
{
    close();
    m_dialog = new QDialog(window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setWindowTitle(tr("Server on this computer"));
    auto *layout = new QVBoxLayout(m_dialog);
    layout->setContentsMargins({});
    m_card = new ui::ServerCard(m_icons, m_dialog);
    layout->addWidget(m_card);
    connect(m_card, &ui::ServerCard::doneRequested, m_dialog, &QDialog::close);
    connect(m_card, &ui::ServerCard::reachChosen, this, [this](ui::ServerCard::Reach reach) {
        m_bundled.letOthersIn(reach == ui::ServerCard::Reach::Network ? client::Reach::Network
                                                                      : client::Reach::ThisComputer);
    });
    connect(m_card, &ui::ServerCard::onCloseChosen, this, [this](ui::ServerCard::OnClose choice) {
        const bool keep = choice == ui::ServerCard::OnClose::KeepRunning;
        m_preferences.setOnClose(keep ? Preferences::OnClose::KeepServerRunning : Preferences::OnClose::StopServer);
        refresh();
    });
    refresh();
    askForInvitation(workspace);
    m_dialog->open();
}

void HostCard::close()
{
    if (!m_dialog.isNull())
        m_dialog->close();
}

void HostCard::askForInvitation(client::Workspace &workspace)
{
    if (!m_invite.isEmpty())
        return;
    const QPointer<HostCard> self(this);
    const auto ask = [this, self](client::Workspace &of) {
        of.actions().invite({}, [this, self](const Expected<Invited, Error> &answer) {
            if (self.isNull() || !answer)
                return;
            m_invite = answer->code;
            refresh();
        });
    };
    if (workspace.session().live()) {
        ask(workspace);
        return;
    }
    connect(&workspace.session(), &client::Session::stateChanged, m_dialog,
            [this, ask, &workspace](const client::ConnectionState &state) {
                if (state.isLive() && m_invite.isEmpty())
                    ask(workspace);
            });
}

QString HostCard::link() const
{
    const auto endpoints = m_bundled.endpointsForOthers();
    if (m_invite.isEmpty() || endpoints.isEmpty())
        return {};
    Link link = client::linkTo(endpoints.first());
    link.invite = m_invite;
    return toText(link);
}

void HostCard::refresh()
{
    if (m_card.isNull())
        return;
    const auto &state = m_bundled.state();
    const auto endpoints = m_bundled.endpointsForOthers();
    const bool keep = m_preferences.onClose() == Preferences::OnClose::KeepServerRunning;
    m_card->show({.address = endpoints.isEmpty() ? addressOf(m_bundled.endpoint()) : addressOf(endpoints.first()),
                  .link = link(),
                  .reach = state.reach == client::Reach::Network ? ui::ServerCard::Reach::Network
                                                                 : ui::ServerCard::Reach::ThisComputer,
                  .onClose = keep ? ui::ServerCard::OnClose::KeepRunning : ui::ServerCard::OnClose::Stop,
                  .note = state.portWasTaken ? tr("The usual port was taken, so it listens on %1.").arg(state.port)
                                             : QString()});
}

} // namespace madang::app
