// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/departure.h"

#include "ui/dialogs/signoutdialog.h"
#include "ui/main/asking.h"

namespace madang::app
{
namespace
{

ui::Leaving::Link linkOf(const client::ConnectionState &state)
{
    return state.isLive() ? ui::Leaving::Link::Online : ui::Leaving::Link::Offline;
}

} // namespace

Departure::Departure(const ui::Icons &icons, QObject *parent)
    : QObject(parent)
    , m_icons(icons)
{
}

void Departure::begin(OpenServer &open)
{
    using WayBack = ui::Leaving::WayBack;
    auto &session = open.workspace().session();
    auto *dialog = new ui::SignOutDialog(m_icons,
                                         {.server = open.known().serverName,
                                          .link = linkOf(session.state()),
                                          .wayBack = open.known().bundled ? WayBack::Here : WayBack::Invitation,
                                          .unsent = open.workspace().outbox().waiting()},
                                         open.page());
    connect(&session, &client::Session::stateChanged, dialog,
            [dialog](const client::ConnectionState &state) { dialog->setLink(linkOf(state)); });
    connect(dialog, &ui::SignOutDialog::confirmed, &open, [this, &open] { signOut(open); });
    ui::asking::open(dialog);
}

void Departure::signOut(OpenServer &open)
{
    const bool wasLive = open.workspace().session().live();
    open.workspace().signOut().begin([this, &open, wasLive](client::SignOut::Token token) {
        Told told = wasLive ? Told::No : Told::Needless;
        if (token == client::SignOut::Token::Revoked)
            told = Told::Yes;
        // Later: the answer comes from inside of the session that is closed then.
        QMetaObject::invokeMethod(
            &open, [this, told] { emit left(told); }, Qt::QueuedConnection);
    });
}

} // namespace madang::app
